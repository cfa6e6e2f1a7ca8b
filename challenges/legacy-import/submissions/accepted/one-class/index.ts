import type {
  Batch,
  CommitResult,
  Delivery,
  FailureReason,
  ImportOptions,
  ImportReport,
  IssueReason,
} from './types.ts';
import { readCopies, readDay, readIsbn, readPrice } from './values.ts';

export type * from './types.ts';

/** What ends a run, or only this download. */
class Stop extends Error {
  readonly reason: FailureReason;
  readonly mayTryAgain: boolean;

  constructor(reason: FailureReason, mayTryAgain = false) {
    super(reason);
    this.reason = reason;
    this.mayTryAgain = mayTryAgain;
  }
}

interface Cut {
  /** As bytes, one in each character. */
  readonly fields: readonly string[] | 'quotes';
  readonly length: number;
  readonly lines: number;
}

type Outcome = { readonly line: number } & ({ readonly delivery: Delivery } | { readonly reason: IssueReason });

export function importFeed(options: ImportOptions): Promise<ImportReport> {
  return new Import(options).run();
}

class Import {
  readonly #options: ImportOptions;
  #deliveries = 0;
  #issues = 0;
  #rejections = 0;

  constructor(options: ImportOptions) {
    this.#options = options;
  }

  async run(): Promise<ImportReport> {
    let reason: FailureReason | null = null;
    for (let download = 1; download <= 3; download += 1) {
      if (download > 1) await sleep(6_000);
      try {
        await this.#readFile();
        reason = null;
        break;
      } catch (error) {
        if (!(error instanceof Stop)) throw error;
        reason = error.reason;
        if (!error.mayTryAgain) break;
      }
    }
    return {
      status: reason === null ? 'complete' : 'failed',
      reason,
      deliveries: this.#deliveries,
      issues: this.#issues,
    };
  }

  async #readFile(): Promise<void> {
    let done = await this.#loadPosition();
    let separator: string | undefined;
    let columns: string[] = [];
    let line = 1;
    let rows = 0;
    let batch: Outcome[] = [];
    const seen = new Set<string>();
    for await (const { fields, length, lines } of cutRows(this.#readChunks(), (header) => {
      separator = /[;,\t]/.exec(header)?.[0] ?? ',';
      columns = text(header.split('\n'))
        .trim()
        .split(separator)
        .map((name) => name.trim().toLowerCase());
      if (['isbn', 'title', 'copies', 'price'].some((name) => !columns.includes(name))) throw new Stop('header');
      return separator;
    })) {
      line += lines;
      if (length === 0) continue;
      rows += 1;
      const outcome = judge(line - lines, fields, columns, seen);
      if (rows <= done) continue;
      batch.push(outcome);
      if (batch.length < 250) continue;
      await this.#write(batch, rows);
      done = rows;
      batch = [];
    }
    if (separator === undefined) throw new Stop('header');
    if (batch.length > 0) await this.#write(batch, rows);
  }

  async *#readChunks(): AsyncGenerator<Uint8Array> {
    try {
      const response = await fetch(this.#options.feedUrl);
      if (response.status === 404) throw new Stop('missing');
      if (response.status !== 200) throw new Stop('unavailable', true);
      const reader = response.body?.getReader();
      for (let read = await reader?.read(); read?.done === false; read = await reader?.read()) yield read.value;
    } catch (error) {
      throw error instanceof Stop ? error : new Stop('unavailable', true);
    }
  }

  async #write(outcomes: readonly Outcome[], position: number): Promise<void> {
    const refused = new Set<string>();
    for (;;) {
      const batch: Batch = {
        feed: this.#options.feed,
        position,
        deliveries: outcomes.flatMap((each) =>
          'delivery' in each && !refused.has(each.delivery.isbn) ? [each.delivery] : [],
        ),
        issues: outcomes.flatMap((each) => {
          if ('reason' in each) return [{ line: each.line, reason: each.reason }];
          return refused.has(each.delivery.isbn) ? [{ line: each.line, reason: 'refused' as const }] : [];
        }),
      };
      const result = await this.#commit(batch);
      if (result.status === 'refused') {
        for (const isbn of result.isbns) refused.add(isbn);
        continue;
      }
      this.#deliveries += batch.deliveries.length;
      this.#issues += batch.issues.length;
      return;
    }
  }

  async #commit(batch: Batch): Promise<CommitResult> {
    for (;;) {
      try {
        return await this.#options.store.commit(batch);
      } catch {
        await this.#endure();
        if ((await this.#loadPosition()) >= batch.position) return { status: 'done' };
      }
    }
  }

  async #loadPosition(): Promise<number> {
    for (;;) {
      try {
        return (await this.#options.store.loadPosition(this.#options.feed)) ?? 0;
      } catch {
        await this.#endure();
      }
    }
  }

  async #endure(): Promise<void> {
    this.#rejections += 1;
    if (this.#rejections >= 5) throw new Stop('store');
    await sleep(1_500);
  }
}

/** Cuts bytes into rows; the header is shown to `readHeader`, which tells the separator. Empty lines have the length 0. */
async function* cutRows(
  chunks: AsyncIterable<Uint8Array>,
  readHeader: (header: string) => string,
): AsyncGenerator<Cut> {
  let buffer = '';
  let separator: string | undefined;
  function* take(isAtEnd: boolean): Generator<Cut> {
    if (separator === undefined) {
      const end = buffer.indexOf('\n');
      if (end === -1 && !isAtEnd) return;
      const header = end === -1 ? buffer : buffer.slice(0, end);
      separator = readHeader(header);
      buffer = buffer.slice(header.length + 1);
      yield { fields: [], length: 0, lines: 1 };
    }
    let at = 0;
    while (at < buffer.length) {
      const cut = cutRow(buffer, at, separator, isAtEnd);
      if (cut === undefined) break;
      const empty = cut.fields !== 'quotes' && /^\r?\n$/.test(buffer.slice(at, at + cut.length));
      yield empty ? { ...cut, length: 0 } : cut;
      at += cut.length;
    }
    buffer = buffer.slice(at);
  }

  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += 8_192) buffer += String.fromCharCode(...chunk.subarray(at, at + 8_192));
    yield* take(false);
  }
  yield* take(true);
}

/** The row that begins at `from`; `undefined` where it is not there as a whole yet. */
function cutRow(buffer: string, from: number, separator: string, isAtEnd: boolean): Cut | undefined {
  const fields: string[] = [];
  let at = from;
  let lines = 1;
  for (;;) {
    let value = '';
    const isQuoted = buffer[at] === '"';
    if (isQuoted) {
      at += 1;
      const start = at;
      for (;;) {
        const character = buffer[at];
        if (character === undefined) return isAtEnd ? firstLine(buffer, from) : undefined;
        if (character === '"' && buffer[at + 1] !== '"') break;
        if (character === '\n') lines += 1;
        if (lines > 5) return firstLine(buffer, from);
        at += character === '"' ? 2 : 1;
      }
      // Whether this quote is the closing one is told by the character after it.
      if (at + 1 === buffer.length && !isAtEnd) return undefined;
      value = buffer.slice(start, at).replaceAll('""', '"');
      at += 1;
    } else {
      const start = at;
      while (at < buffer.length && buffer[at] !== separator && buffer[at] !== '\n') at += 1;
      value = buffer.slice(start, at);
    }
    const next = buffer[at];
    if (next === undefined && !isAtEnd) return undefined;
    const isLineEnd = next === undefined || next === '\n' || (isQuoted && buffer.startsWith('\r\n', at));
    if (isQuoted && next === '\r' && at + 1 === buffer.length && !isAtEnd) return undefined;
    fields.push(value);
    if (isLineEnd) return { fields, lines, length: Math.min(buffer.length, at + (next === '\r' ? 2 : 1)) - from };
    if (next !== separator) return firstLine(buffer, from);
    at += 1;
  }
}

function firstLine(buffer: string, from: number): Cut | undefined {
  const end = buffer.indexOf('\n', from);
  return { fields: 'quotes', lines: 1, length: (end === -1 ? buffer.length : end + 1) - from };
}

function text(bytes: readonly string[]): string {
  const encoded = Uint8Array.from(bytes[0] ?? '', (character) => character.charCodeAt(0));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(encoded);
  } catch {
    return new TextDecoder('windows-1252').decode(encoded);
  }
}

function judge(line: number, raw: Cut['fields'], columns: readonly string[], seen: Set<string>): Outcome {
  if (raw === 'quotes') return { line, reason: 'quotes' };
  if (raw.length !== columns.length) return { line, reason: 'fields' };
  // Decoded together, since one field tells about the others: with a character between them that is in no field.
  const fields = text([raw.join('\u0001')]).split('\u0001');
  const field = (name: string): string => fields[columns.indexOf(name)]?.trim() ?? '';

  const isbn = readIsbn(field('isbn'));
  if (isbn === null) return { line, reason: 'isbn' };
  const title = field('title').split(/\s+/).join(' ');
  if (title === '') return { line, reason: 'title' };
  const copies = readCopies(field('copies'));
  if (copies === null) return { line, reason: 'copies' };
  const priceCents = readPrice(field('price'));
  if (priceCents === null) return { line, reason: 'price' };
  const publishedOn = field('published') === '' ? null : readDay(field('published'));
  if (publishedOn === 'wrong') return { line, reason: 'published' };
  if (seen.has(isbn)) return { line, reason: 'duplicate' };
  seen.add(isbn);
  return { line, delivery: { isbn, title, copies, priceCents, publishedOn } };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
