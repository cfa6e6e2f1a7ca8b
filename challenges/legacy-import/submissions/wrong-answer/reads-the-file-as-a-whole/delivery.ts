import { parseIsbn } from './isbn.ts';
import type { Delivery, IssueReason } from './types.ts';
import { parseCopies, parseDay, parsePriceCents } from './values.ts';

/** Where in a row each column is, and how many columns there are. */
export interface Layout {
  readonly width: number;
  readonly isbn: number;
  readonly title: number;
  readonly copies: number;
  readonly price: number;
  /** -1 where there is none. */
  readonly published: number;
}

export function findLayout(header: readonly string[]): Layout | undefined {
  const names = header.map((name) => name.trim().toLowerCase());
  const isbn = names.indexOf('isbn');
  const title = names.indexOf('title');
  const copies = names.indexOf('copies');
  const price = names.indexOf('price');
  if (Math.min(isbn, title, copies, price) === -1) return undefined;
  return { width: names.length, isbn, title, copies, price, published: names.indexOf('published') };
}

/** The delivery that a row is about, or the first thing that is wrong with it. */
export function readDelivery(fields: readonly string[], layout: Layout): Delivery | IssueReason {
  if (fields.length !== layout.width) return 'fields';
  const value = (column: number): string => fields[column]?.trim() ?? '';

  const isbn = parseIsbn(value(layout.isbn));
  if (isbn === undefined) return 'isbn';
  const title = value(layout.title).replace(/\s+/g, ' ');
  if (title === '') return 'title';
  const copies = parseCopies(value(layout.copies));
  if (copies === undefined) return 'copies';
  const priceCents = parsePriceCents(value(layout.price));
  if (priceCents === undefined) return 'price';
  const publishedOn = parseDay(value(layout.published));
  if (publishedOn === undefined) return 'published';
  return { isbn, title, copies, priceCents, publishedOn };
}
