// META: script=/resources/webidl2/lib/webidl2.js
// META: script=/resources/idlharness.js
import { testInterfaces } from '../../harness.ts';

testInterfaces({
  from: 'encoding',
  needs: ['streams'],
  objects: {
    TextDecoder: ['new TextDecoder()'],
    TextEncoder: ['new TextEncoder()'],
    TextDecoderStream: ['new TextDecoderStream()'],
    TextEncoderStream: ['new TextEncoderStream()'],
  },
});
