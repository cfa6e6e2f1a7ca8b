import { Buffer } from 'node:buffer';

/** The bytes of the body as they came, read no further than to the one that is too many. */
export async function readBody(request: Request, maxBytes: number): Promise<Uint8Array | 'too large' | 'broken'> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      // Leaving the loop cancels the stream.
      if (size > maxBytes) return 'too large';
      chunks.push(chunk);
    }
  } catch {
    return 'broken';
  }
  return Buffer.concat(chunks);
}
