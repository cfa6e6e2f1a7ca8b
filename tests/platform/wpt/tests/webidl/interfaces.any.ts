// META: script=/resources/webidl2/lib/webidl2.js
// META: script=/resources/idlharness.js
import { testInterfaces } from '../../harness.ts';

testInterfaces({
  from: 'webidl',
  only: ['DOMException', 'QuotaExceededError'],
  objects: { DOMException: ['new DOMException()'] },
});
