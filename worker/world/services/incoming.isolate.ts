import type { CalledUrl } from './called-url.ts';

/** The largest body that a program may send to a service. */
export const BODY_LIMIT_BYTES = 8 * 1024 * 1024;

/** A request as it arrives: all of it, so that it can be looked at as often as needed. */
export type Incoming = {
  readonly method: string;
  readonly url: CalledUrl;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer> | undefined;
};

/** A body that is over the limit. */
export class BodyTooLarge extends RangeError {
  override readonly name = 'BodyTooLarge';
}

/**
 * A request of the program's, which may be anything: it comes from there.
 *
 * @throws TypeError where it is none
 */
export function requireRequest(value: unknown): Request {
  const method = Object.getOwnPropertyDescriptor(Request.prototype, 'method')?.get;
  try {
    // The getter itself knows its own; what `instanceof` says, a program can forge.
    method?.call(value as Request);
  } catch (cause) {
    throw new TypeError('what the program wants to fetch is no Request', { cause });
  }
  return value as Request;
}

/** @throws BodyTooLarge */
export async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (request.body === null) return undefined;
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = (request.body as ReadableStream<Uint8Array>).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.byteLength;
    if (length > BODY_LIMIT_BYTES) {
      throw new BodyTooLarge(`the body of a request is larger than ${BODY_LIMIT_BYTES / 1024 / 1024} MB`);
    }
    chunks.push(value);
  }
  return join(chunks, length);
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

/** A request for one who reads it, with a body of its own. */
export function makeRequest({ method, url, headers, body }: Incoming): Request {
  const init = body === undefined ? {} : { body: body.slice() };
  return new Request(url.href, { method, headers, ...init });
}

/** A body as people want to see it: JSON where it says so, else text, else bytes. */
export function parseBody(body: Uint8Array | undefined, type: string | null): unknown {
  if (body === undefined) return undefined;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return body;
  }
  if (type === null || !/[/+]json\b/i.test(type)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
