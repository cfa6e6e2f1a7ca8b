export async function download(url: string): Promise<AsyncIterable<Uint8Array> | 'missing'> {
  const response = await fetch(url).catch(broken);
  if (response.status === 404) return 'missing';
  if (response.status !== 200) throw new BrokenDownload();
  return readChunks(response.body);
}

/** There is no file, or no more of it; another download may get further. */
export class BrokenDownload extends Error {}

async function* readChunks(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(broken);
    if (done) return;
    yield value;
  }
}

function broken(cause: unknown): never {
  // Stryker disable next-line StringLiteral,ObjectLiteral: what it says is for whoever debugs, and no caller sees it
  throw new BrokenDownload('the connection broke', { cause });
}
