import { atob, btoa } from './base64.isolate.ts';
import { Blob, File } from './blob.isolate.ts';
import { Buffer } from './bytes.isolate.ts';
import { TextDecoder, TextEncoder } from './encoding.isolate.ts';
import { fetch } from './fetch.isolate.ts';
import { FormData, Headers, Request, Response } from './fetch-classes.isolate.ts';
import * as streams from './streams.isolate.ts';
import { structuredClone } from './structured-clone.isolate.ts';
import { TextDecoderStream, TextEncoderStream } from './text-streams.isolate.ts';
import { URL, URLSearchParams } from './url.isolate.ts';

/** What a realm's global object has of the web platform, beyond what every realm has. */
export function createWebPlatform(): Record<string, unknown> {
  return {
    ...streams,
    Blob,
    Buffer,
    File,
    FormData,
    Headers,
    Request,
    Response,
    TextDecoder,
    TextDecoderStream,
    TextEncoder,
    TextEncoderStream,
    URL,
    URLSearchParams,
    atob,
    btoa,
    fetch,
    structuredClone,
  };
}
