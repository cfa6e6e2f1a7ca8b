// META: script=/resources/webidl2/lib/webidl2.js
// META: script=/resources/idlharness.js
import { testInterfaces } from '../../harness.ts';

testInterfaces({
  from: 'streams',
  needs: ['dom'],
  objects: {
    ReadableStream: ['new ReadableStream()'],
    ReadableStreamDefaultReader: ['new ReadableStream().getReader()'],
    ReadableStreamBYOBReader: ["new ReadableStream({ type: 'bytes' }).getReader({ mode: 'byob' })"],
    WritableStream: ['new WritableStream()'],
    WritableStreamDefaultWriter: ['new WritableStream().getWriter()'],
    TransformStream: ['new TransformStream()'],
    ByteLengthQueuingStrategy: ['new ByteLengthQueuingStrategy({ highWaterMark: 5 })'],
    CountQueuingStrategy: ['new CountQueuingStrategy({ highWaterMark: 5 })'],
  },
});
