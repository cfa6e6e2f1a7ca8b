// META: script=/resources/webidl2/lib/webidl2.js
// META: script=/resources/idlharness.js
import { testInterfaces } from '../../harness.ts';

testInterfaces({
  from: 'dom',
  only: ['Event', 'CustomEvent', 'EventTarget', 'AbortController', 'AbortSignal'],
  needs: ['html'],
  objects: {
    Event: ["new Event('foo')"],
    CustomEvent: ["new CustomEvent('foo')"],
    EventTarget: ['new EventTarget()'],
    AbortController: ['new AbortController()'],
    AbortSignal: ['new AbortController().signal'],
  },
});
