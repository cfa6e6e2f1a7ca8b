import type { MarketplaceResponse, Order } from '../../starter/index.ts';

/** How Hallmarket treats one request: as it should, or with a fault. */
export type Step =
  | 'ok'
  | 'network-error'
  | 'silence'
  | number
  | { readonly status: number; readonly retryAfter?: string }
  | { readonly body: string; readonly status?: 200 }
  | { readonly delayMs: number; readonly answer: Step };

export interface MarketplaceCall {
  readonly cursor: string | null;
  readonly startedAt: number;
  /** Undefined while the request is open. */
  settledAt?: number;
}

/** Requests after this many are answered with an empty last page, so that an endless loop ends in a failed assertion. */
const CALL_LIMIT = 150;

/** Hallmarket as a script: pages to serve, and what happens to each request in turn; after the script all goes well. */
export class Marketplace {
  readonly calls: MarketplaceCall[] = [];
  /** The most requests that were open at once. */
  mostOpen = 0;
  /** Called at the start of each request, for a look at the world at that moment. */
  onRequest: () => void = () => {};
  readonly #pages: (readonly Order[])[];
  readonly #script: Step[];
  #open = 0;

  constructor(pages: readonly (readonly Order[])[], script: readonly Step[] = []) {
    this.#pages = [...pages];
    this.#script = [...script];
  }

  readonly fetchPage = async (cursor: string | null): Promise<MarketplaceResponse> => {
    const call: MarketplaceCall = { cursor, startedAt: Date.now() };
    this.calls.push(call);
    this.onRequest();
    this.#open += 1;
    this.mostOpen = Math.max(this.mostOpen, this.#open);
    try {
      if (this.calls.length > CALL_LIMIT) return page([], cursor ?? '', false);
      return await this.#answer(cursor, this.#script.shift() ?? 'ok');
    } finally {
      this.#open -= 1;
      call.settledAt = Date.now();
    }
  };

  /** Something new happens at Hallmarket after everything that it has already told. */
  publish(...pages: readonly (readonly Order[])[]): void {
    this.#pages.push(...pages);
  }

  /** What happens to the next requests. */
  disturb(...steps: readonly Step[]): void {
    this.#script.push(...steps);
  }

  get cursors(): (string | null)[] {
    return this.calls.map((call) => call.cursor);
  }

  /** The time from the end of each request to the start of the next. */
  get waits(): number[] {
    return this.calls
      .slice(1)
      .map((call, index) => call.startedAt - (this.calls[index]?.settledAt ?? Number.POSITIVE_INFINITY));
  }

  async #answer(cursor: string | null, step: Step): Promise<MarketplaceResponse> {
    if (step === 'ok') return this.#serve(cursor);
    if (step === 'network-error') throw new Error('socket hang up');
    if (step === 'silence') return await new Promise<never>(() => {});
    if (typeof step === 'number') return { status: step, headers: {}, body: '' };
    if ('body' in step) return { status: 200, headers: {}, body: step.body };
    if ('delayMs' in step) {
      await new Promise((resolve) => setTimeout(resolve, step.delayMs));
      return await this.#answer(cursor, step.answer);
    }
    const headers: Record<string, string> = step.retryAfter === undefined ? {} : { 'retry-after': step.retryAfter };
    return { status: step.status, headers, body: '{"error":"not now"}' };
  }

  #serve(cursor: string | null): MarketplaceResponse {
    const index = cursor === null ? 0 : cursorIndex(cursor);
    if (index === undefined || index > this.#pages.length) {
      return { status: 400, headers: {}, body: '{"error":"unknown cursor"}' };
    }
    const isPastTheEnd = index === this.#pages.length;
    return page(this.#pages[index] ?? [], makeCursor(isPastTheEnd ? index : index + 1), index < this.#pages.length - 1);
  }
}

/** The cursor of the page at `index`. Opaque to a program: it looks like nothing one could compute with. */
export function makeCursor(index: number): string {
  return `k/${(index * 7919).toString(36)}+${index}==`;
}

function cursorIndex(cursor: string): number | undefined {
  const index = Number(/\+(\d+)==$/.exec(cursor)?.[1]);
  return cursor === makeCursor(index) ? index : undefined;
}

export function page(orders: readonly Order[], nextCursor: string, hasMore: boolean): MarketplaceResponse {
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ orders, nextCursor, hasMore }),
  };
}
