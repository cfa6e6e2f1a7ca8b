import { type Duration, durationMs } from '../duration.ts';
import type { Resolver } from './http.isolate.ts';
import { HttpResponse } from './http-response.isolate.ts';

/** One page, as a resolver is about to answer it. */
export type Page<Item> = {
  readonly items: readonly Item[];
  /** How many there are on all pages. */
  readonly total: number;
  /** What asks for the next page, by the kind of paging: a page's number, an offset, a cursor. Null on the last. */
  readonly next: string | null;
  readonly page: number;
  readonly pages: number;
};

export type PaginateOptions<Item> = {
  /**
   * How pages are asked for:
   * - `'page'`: `?page=2`, from 1; `'offset'`: `?offset=20`, from 0; both with `?limit=` up to `size`;
   * - `'cursor'`: `?cursor=…` as the answer before said;
   * - `'link'`: as `'page'`, but the answer is the items alone, and a `Link` header says where the next page is.
   */
  readonly by: 'page' | 'offset' | 'cursor' | 'link';
  readonly size: number;
  /** For cursors: how long one can be used. Then the answer is 410. */
  readonly expires?: Duration;
  /** For pages and offsets: what comes to the front of the list once so many pages were read, so that the rest shifts. */
  readonly shift?: { readonly afterPage: number; readonly item: Item };
  /** The body. Where nothing is said: `{ items, total, next }`. */
  readonly body?: (page: Page<Item>) => unknown;
};

const KINDS = ['page', 'offset', 'cursor', 'link'];

/**
 * Answers with one page of a list: a resolver for `http.get`.
 *
 * @example
 * import { expect, it } from 'vitest';
 * import { http, paginate, world } from 'minicase/world';
 * import { readAll } from '../starter/index.ts';
 *
 * it('reads every page', async () => {
 *   const orders = Array.from({ length: 45 }, (_, id) => ({ id }));
 *   world.service('https://shop.example', [http.get('/orders', paginate(orders, { by: 'cursor', size: 20 }))]);
 *   expect(await readAll()).toEqual(orders);
 *   expect(world.calls).toHaveCalledAtMost(3);
 * });
 *
 * // program:
 * type Page = { items: { id: number }[]; next: string | null };
 *
 * export async function readAll() {
 *   const all: { id: number }[] = [];
 *   for (let cursor: string | null = ''; cursor !== null; ) {
 *     const response = await fetch(`https://shop.example/orders?cursor=${cursor}`);
 *     const page = (await response.json()) as Page;
 *     all.push(...page.items);
 *     cursor = page.next;
 *   }
 *   return all;
 * }
 */
export function paginate<Item>(
  items: readonly Item[] | (() => readonly Item[]),
  options: PaginateOptions<Item>,
): Resolver {
  const { by, size, shift } = options;
  if (!KINDS.includes(by))
    throw new TypeError(`paginate: by is '${by}': write ${KINDS.map((kind) => `'${kind}'`).join(', ')}`);
  if (!Number.isInteger(size) || size < 1)
    throw new TypeError(`paginate: size is ${size}: write how many items a page has`);
  const expiresMs = options.expires === undefined ? undefined : durationMs(options.expires, 'paginate: expires');
  const bodyOf =
    options.body ?? (({ items: shown, total, next }: Page<Item>): unknown => ({ items: shown, total, next }));

  return ({ request }) => {
    const url = new URL(request.url);
    const list = typeof items === 'function' ? items() : items;
    const limit = Math.min(size, readWhole(url, 'limit', size));
    const start =
      by === 'cursor'
        ? readCursor(url, expiresMs)
        : by === 'offset'
          ? readWhole(url, 'offset', 0)
          : (readWhole(url, 'page', 1) - 1) * limit;
    if (start === 'expired') return problem(410, 'the cursor has expired');
    if (start === 'wrong' || Number.isNaN(start) || start < 0 || !(limit >= 1))
      return problem(400, `there is no such ${by}`);
    const isShifted = shift !== undefined && by !== 'cursor' && start >= shift.afterPage * limit;
    const shown = isShifted ? [shift.item, ...list] : list;
    const end = start + limit;
    const page = Math.floor(start / limit) + 1;
    const hasMore = end < shown.length;
    const next = hasMore
      ? { page: String(page + 1), link: String(page + 1), offset: String(end), cursor: makeCursor(end) }[by]
      : null;
    const part = {
      items: shown.slice(start, end),
      total: shown.length,
      next,
      page,
      pages: Math.ceil(shown.length / limit),
    };
    if (by !== 'link') return HttpResponse.json(bodyOf(part));
    return HttpResponse.json(options.body === undefined ? part.items : bodyOf(part), { headers: linkTo(url, next) });
  };
}

function readWhole(url: URL, name: string, otherwise: number): number {
  const text = url.searchParams.get(name);
  if (text === null || text === '') return otherwise;
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

/** Where the next page begins, and since when the cursor is good: nothing that a program should read anything into. */
function makeCursor(start: number): string {
  return `c${start.toString(36)}-${Date.now().toString(36)}`;
}

function readCursor(url: URL, expiresMs: number | undefined): number | 'expired' | 'wrong' {
  const text = url.searchParams.get('cursor') ?? '';
  if (text === '') return 0;
  const [, start, madeAt] = /^c([\da-z]+)-([\da-z]+)$/.exec(text) ?? [];
  if (start === undefined || madeAt === undefined) return 'wrong';
  const age = Date.now() - Number.parseInt(madeAt, 36);
  return expiresMs !== undefined && age >= expiresMs ? 'expired' : Number.parseInt(start, 36);
}

function linkTo(url: URL, next: string | null): Readonly<Record<string, string>> {
  if (next === null) return {};
  const target = new URL(url);
  target.searchParams.set('page', next);
  return { link: `<${target.href}>; rel="next"` };
}

function problem(status: number, detail: string): Response {
  const headers = { 'content-type': 'application/problem+json' };
  return HttpResponse.json({ type: 'about:blank', status, detail }, { status, headers });
}
