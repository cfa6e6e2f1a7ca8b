import { readBlob } from './blob.isolate.ts';
import { extractBody, type InnerBody } from './fetch-classes.isolate.ts';
import { method, text, toBytes } from './parts.isolate.ts';
import { ReadableStream } from './streams.isolate.ts';

/** Bodies on the wire: what is in memory as it is, the rest chunk by chunk as it is read. */

type Parts = Readonly<Record<string, unknown>>;
type Chunk = { readonly done: boolean; readonly value?: unknown };

export function partsOfBody(body: InnerBody | null | undefined): Parts | null {
  if (body === null || body === undefined) return null;
  const { stream, source } = body;
  if (stream.locked || (stream as { readonly _disturbed?: boolean })._disturbed === true) return { isUsed: true };
  if (typeof source === 'string') return { text: source };
  if (source instanceof Uint8Array) return { bytes: source };
  const held = typeof source === 'object' && source !== null ? readBlob(source) : undefined;
  return held === undefined ? streamParts(stream) : { bytes: held };
}

export function putBody(parts: unknown): InnerBody | null {
  if (parts === null || parts === undefined) return null;
  const { isUsed, text: given, bytes, pull } = parts as Parts;
  if (isUsed === true) return usedBody();
  if (pull !== undefined) return { stream: putStream(parts as Parts, toBytes), source: null, length: null };
  return extractBody(given === undefined ? toBytes(bytes) : text(given))[0];
}

function usedBody(): InnerBody {
  const [body] = extractBody('');
  void body.stream.cancel();
  return body;
}

/** Reading it from now on is the other side's. */
export function streamParts(stream: ReadableStream): Parts {
  const reader = stream.getReader();
  return {
    pull: async (): Promise<Chunk> => {
      const { done, value } = await reader.read();
      return done ? { done } : { done, value };
    },
    cancel: (reason: unknown): Promise<void> => reader.cancel(reason),
  };
}

/** Asks for a chunk whenever one is wanted, and not before. */
export function putStream(
  { pull, cancel }: Parts,
  check: (chunk: unknown) => unknown = (chunk) => chunk,
): ReadableStream {
  const next = method(pull);
  const stop = method(cancel);
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = (await next()) as Chunk;
        if (done === true) controller.close();
        else controller.enqueue(check(value));
      },
      cancel: async (reason) => void (await stop(reason)),
    },
    { highWaterMark: 0 },
  );
}
