const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

const utf8 = new TextDecoder('utf-8', { fatal: true });
const windows1252 = new TextDecoder('windows-1252');

/** Lines as bytes, with the line feed at their ends. No byte of a UTF-8 character but a line feed looks like one. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest = new Uint8Array();
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      yield join([rest, chunk.subarray(start, end + 1)]);
      rest = new Uint8Array();
      start = end + 1;
    }
    rest = join([rest, chunk.subarray(start)]);
  }
  if (rest.length > 0) yield rest;
}

/** Whether there is nothing in a line but its end. */
export function isBlank([first, second]: Uint8Array): boolean {
  return first === LINE_FEED || (first === CARRIAGE_RETURN && second === LINE_FEED);
}

/** The text of some lines together, without the line break at its end. */
export function decodeRow(lines: readonly Uint8Array[]): string {
  return decode(join(lines)).replace(/\r?\n$/, '');
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return windows1252.decode(bytes);
  }
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
