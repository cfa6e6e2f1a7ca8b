import { Blob } from '../blob.isolate.ts';
import { Buffer } from '../bytes.isolate.ts';

/** `node:stream/consumers`. */

type Source = AsyncIterable<Uint8Array | string>;

async function buffer(source: Source): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of source) parts.push(Buffer.from(part as string));
  return Buffer.concat(parts);
}

const text = async (source: Source): Promise<string> => (await buffer(source)).toString();

export const consumers = {
  arrayBuffer: async (source: Source) => new Uint8Array(await buffer(source)).buffer,
  blob: async (source: Source) => new Blob([await buffer(source)]),
  buffer,
  json: async (source: Source) => JSON.parse(await text(source)) as unknown,
  text,
};
