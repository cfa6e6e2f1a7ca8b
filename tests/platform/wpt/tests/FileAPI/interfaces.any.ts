// META: script=/resources/webidl2/lib/webidl2.js
// META: script=/resources/idlharness.js
import { testInterfaces } from '../../harness.ts';

testInterfaces({
  from: 'FileAPI',
  only: ['Blob', 'File'],
  needs: ['dom', 'html', 'url', 'streams'],
  objects: { Blob: ["new Blob(['text'])"], File: ["new File(['text'], 'name')"] },
});
