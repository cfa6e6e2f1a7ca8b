// META: script=/resources/webidl2/lib/webidl2.js
// META: script=/resources/idlharness.js
import { testInterfaces } from '../../harness.ts';

testInterfaces({
  from: 'xhr',
  only: ['FormData'],
  needs: ['dom', 'html', 'FileAPI'],
  objects: { FormData: ['new FormData()'] },
});
