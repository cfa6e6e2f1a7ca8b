import './events.isolate.ts';
import stream from 'readable-stream/lib/stream.js';

/** `node:stream`: Node's own, as it is published for other platforms. */
export { stream };
