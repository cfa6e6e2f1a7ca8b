import * as streams from '../streams.isolate.ts';
import { TextDecoderStream, TextEncoderStream } from '../text-streams.isolate.ts';

/** `node:stream/web`. */
export const web = { ...streams, TextDecoderStream, TextEncoderStream };
