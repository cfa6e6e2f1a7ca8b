import type { Fault } from 'minicase/world';
import { type ImportReport, importFeed } from '../../starter/index.ts';
import { Halvorsen, type Piece, streamOf } from './halvorsen.ts';
import { Stock } from './stock.ts';

export const HEADER = 'isbn;title;copies;price;published\n';

export interface Night {
  readonly stock: Stock;
  readonly halvorsen: Halvorsen;
  /** Starts an import, with nothing left in memory of those before. */
  run(): Promise<ImportReport>;
}

export interface NightSetup {
  /** What the file consists of, piece by piece. */
  readonly file: readonly Piece[];
  readonly script?: readonly Fault[];
  readonly stock?: Stock;
  readonly feed?: string;
}

export function openNight({ file, script = [], stock = new Stock(), feed = '2026-03-01' }: NightSetup): Night {
  return openNightOf(new Halvorsen(() => streamOf(file), script), stock, feed);
}

export function openNightOf(halvorsen: Halvorsen, stock = new Stock(), feed = '2026-03-01'): Night {
  return { stock, halvorsen, run: () => importFeed({ feedUrl: halvorsen.feedUrl, feed, store: stock.port }) };
}

/** Imports a file on a good night. */
export async function importFile(...file: readonly Piece[]): Promise<Night & { readonly report: ImportReport }> {
  const night = openNight({ file });
  return { ...night, report: await night.run() };
}

/** Imports rows below the usual header, on one line each. */
export async function importRows(...rows: readonly string[]): Promise<Night & { readonly report: ImportReport }> {
  return await importFile(HEADER + rows.map((row) => `${row}\n`).join(''));
}

/** The nth valid ISBN-13. */
export function makeIsbn(nth: number): string {
  const twelve = `978${String(100_000_000 + nth)}`;
  let sum = 0;
  for (let index = 0; index < 12; index += 1) sum += Number(twelve[index]) * (index % 2 === 0 ? 1 : 3);
  return `${twelve}${(10 - (sum % 10)) % 10}`;
}

/** A good row that is called `Book <nth>`. */
export function makeRow(nth: number): string {
  return `${makeIsbn(nth)};Book ${nth};3;12,90;2026-02-20`;
}

export function makeRows(count: number, first = 1): string {
  return Array.from({ length: count }, (_, index) => `${makeRow(first + index)}\n`).join('');
}

/** `Book <first>` to `Book <first + count - 1>`. */
export function titles(count: number, first = 1): string[] {
  return Array.from({ length: count }, (_, index) => `Book ${first + index}`);
}
