/**
 * The names that libraries take from their global object. They are given ours here, whatever a candidate's code has
 * put there since; `bundle.ts` puts them in.
 */
// First, since libraries look for these as they load.

export { Blob, File } from './blob.isolate.ts';
export { Buffer } from './bytes.isolate.ts';
export { TextDecoder, TextEncoder } from './encoding.isolate.ts';
export { AbortController, AbortSignal, DOMException, Event, EventTarget } from './given.isolate.ts';
export { FinalizationRegistry, MessagePort, process, SharedArrayBuffer } from './stand-ins.isolate.ts';
export { ReadableStream, TransformStream, WritableStream } from './streams.isolate.ts';
export { TextDecoderStream } from './text-streams.isolate.ts';
export { URL, URLSearchParams } from './url.isolate.ts';
