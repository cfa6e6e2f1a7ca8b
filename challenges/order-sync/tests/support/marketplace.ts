import {
  type CallLog,
  type Fault,
  type FaultDetails,
  type HttpCall,
  HttpResponse,
  http,
  type Service,
  world,
} from 'minicase/world';
import type { Order, OrderPage } from '../../starter/index.ts';

/** Requests after this many are answered with an empty last page, so that an endless loop ends in a failed assertion. */
const CALL_LIMIT = 150;

let marketplaces = 0;

/** Hallmarket: pages to serve, and a script of what happens to each request in turn; after the script all goes well. */
export class Marketplace {
  readonly service: Service;
  readonly #pages: (readonly Order[])[];

  constructor(pages: readonly (readonly Order[])[], script: readonly Fault[] = []) {
    this.#pages = [...pages];
    marketplaces += 1;
    this.service = world.service(`https://api.hallmarket.example/shops/birchwick-${marketplaces}`, [
      http.get('/orders', ({ request }) => this.#serve(new URL(request.url).searchParams.get('cursor'))),
    ]);
    if (script.length > 0) this.service.script(script);
  }

  /** The `marketplaceUrl` of a service that is to read from here. */
  get url(): string {
    return this.service.url;
  }

  /** Something new happens at Hallmarket after everything that it has already told. */
  publish(...pages: readonly (readonly Order[])[]): void {
    this.#pages.push(...pages);
  }

  get calls(): CallLog<HttpCall> {
    return this.service.calls;
  }

  /** What was asked for, in order; `null` for the first page. */
  get cursors(): (string | null)[] {
    return this.calls.map((call) => call.query['cursor'] ?? null);
  }

  /** The time from the answer to each request, or its failure, to the start of the next. */
  get waits(): number[] {
    const { calls } = this;
    return calls.slice(1).map((call, index) => call.at - endOf(calls[index]));
  }

  /** The time from the start of each request to the start of the next. */
  get intervals(): number[] {
    const { calls } = this;
    return calls.slice(1).map((call, index) => call.at - (calls[index]?.at ?? 0));
  }

  /** How long ago the last request was answered. */
  get quietMs(): number {
    return world.clock.now() - endOf(this.calls.last);
  }

  #serve(cursor: string | null): Response {
    if (this.calls.length > CALL_LIMIT) return HttpResponse.json(page([], cursor ?? '', false));
    const index = cursor === null ? 0 : cursorIndex(cursor);
    if (index === undefined || index > this.#pages.length) {
      return HttpResponse.json({ error: 'unknown cursor' }, { status: 400 });
    }
    const isPastTheEnd = index === this.#pages.length;
    const nextCursor = makeCursor(isPastTheEnd ? index : index + 1);
    return HttpResponse.json(page(this.#pages[index] ?? [], nextCursor, index < this.#pages.length - 1));
  }
}

/** When a request was answered or failed; for ever in the future while it is open. */
function endOf(call: HttpCall | undefined): number {
  return call?.durationMs === undefined ? Number.POSITIVE_INFINITY : call.at + call.durationMs;
}

/** The cursor of the page at `index`. Opaque to a program: it looks like nothing one could compute with. */
export function makeCursor(index: number): string {
  return `k-${(index * 7919).toString(36)}_${index}`;
}

function cursorIndex(cursor: string): number | undefined {
  const index = Number(/_(\d+)$/.exec(cursor)?.[1]);
  return cursor === makeCursor(index) ? index : undefined;
}

function page(orders: readonly Order[], nextCursor: string, hasMore: boolean): OrderPage {
  return { orders, nextCursor, hasMore };
}

/** For a script: a good answer with this page, whatever was asked for. */
export function answerWith(orders: readonly Order[], nextCursor: string, hasMore: boolean): FaultDetails {
  return { status: 200, body: page(orders, nextCursor, hasMore) };
}
