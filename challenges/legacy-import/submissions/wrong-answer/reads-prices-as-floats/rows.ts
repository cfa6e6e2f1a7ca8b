import { splitFields } from './fields.ts';
import { decodeRow, isBlank, readLines } from './lines.ts';

/** A row has no more lines than that; a quote that is still open then is a mistake. */
const MOST_LINES = 5;

export interface Row {
  /** Where it begins. */
  readonly line: number;
  readonly fields: readonly string[] | 'quotes';
}

export interface Rows {
  /** Of an empty file, one empty name. */
  readonly header: readonly string[];
  readonly rows: AsyncIterable<Row>;
}

export async function readRows(chunks: AsyncIterable<Uint8Array>): Promise<Rows> {
  const lines = readLines(chunks);
  const first = await lines.next();
  const header = first.done ? '' : decodeRow([first.value]);
  const separator = /[;,\t]/.exec(header)?.[0] ?? ';';
  return { header: header.split(separator), rows: groupLines(lines, separator) };
}

/** Takes lines together as long as a quote is open, and lets go of all but the first where that leads nowhere. */
async function* groupLines(lines: AsyncIterator<Uint8Array>, separator: string): AsyncGenerator<Row> {
  const ahead: Uint8Array[] = [];

  /** The first so many lines that have not been taken, or as many as there are. */
  async function peek(count: number): Promise<readonly Uint8Array[]> {
    while (ahead.length < count) {
      const next = await lines.next();
      if (next.done) break;
      ahead.push(next.value);
    }
    return ahead.slice(0, count);
  }

  async function readFields(): Promise<{ readonly fields: Row['fields']; readonly count: number }> {
    for (let count = 1; count <= MOST_LINES; count += 1) {
      const fields = splitFields(decodeRow(await peek(count)), separator);
      if (fields === 'broken') break;
      if (fields !== 'open') return { fields, count };
    }
    return { fields: 'quotes', count: 1 };
  }

  let line = 2;
  for (;;) {
    const [first] = await peek(1);
    if (first === undefined) return;
    const { fields, count } = await readFields();
    if (!isBlank(first)) yield { line, fields };
    ahead.splice(0, count);
    line += count;
  }
}
