import type { Order, OrderStore } from '../../starter/index.ts';

type Method = keyof OrderStore;

/** The power fails at the nth store call of all, or of one method: before it has had an effect, or after. */
export interface PowerCut {
  readonly method?: Method;
  readonly nth: number;
  readonly when: 'before' | 'after';
}

/** The shop's database in memory. It outlives a service, as a database does, and remembers how it was used. */
export class MemoryStore {
  readonly calls: Method[] = [];
  /** Every version that was written, as `id@version`, in the order of writing. */
  readonly written: string[] = [];
  cursor: string | null = null;
  readonly #orders = new Map<string, Order>();
  #powerCut: PowerCut | undefined;

  constructor(orders: readonly Order[] = []) {
    for (const order of orders) this.#orders.set(order.id, order);
  }

  /** All orders, by id. */
  get orders(): Order[] {
    return [...this.#orders.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** What a program is given: the database, and nothing of what is remembered about it. */
  readonly port: OrderStore = {
    loadCursor: async () => this.#run('loadCursor', () => this.cursor),
    saveCursor: async (cursor) => this.#run('saveCursor', () => this.#saveCursor(cursor)),
    findOrders: async (ids) => this.#run('findOrders', () => this.#findOrders(ids)),
    saveOrders: async (orders) => this.#run('saveOrders', () => this.#saveOrders(orders)),
    ordersPlacedBetween: async (from, before) =>
      this.#run('ordersPlacedBetween', () => this.#ordersPlacedBetween(from, before)),
  };

  /** Forgets the calls so far, and lets the power fail once from now on. */
  cutPower(cut: PowerCut): void {
    this.calls.length = 0;
    this.#powerCut = cut;
  }

  restorePower(): void {
    this.#powerCut = undefined;
  }

  #saveCursor(cursor: string): void {
    this.cursor = cursor;
  }

  #findOrders(ids: readonly string[]): Order[] {
    return [...new Set(ids)].map((id) => this.#orders.get(id)).filter((order) => order !== undefined);
  }

  #saveOrders(orders: readonly Order[]): void {
    if (orders.length > 500) throw new Error(`saveOrders takes at most 500 orders, and got ${orders.length}`);
    const ids = new Set(orders.map((order) => order.id));
    if (ids.size < orders.length) throw new Error('saveOrders cannot write the same id twice in one call');
    for (const order of orders) {
      this.#orders.set(order.id, order);
      this.written.push(`${order.id}@${order.version}`);
    }
  }

  #ordersPlacedBetween(from: string, before: string): Order[] {
    const [start, end] = [Date.parse(from), Date.parse(before)];
    if (Number.isNaN(start) || Number.isNaN(end)) throw new Error('ordersPlacedBetween takes ISO 8601 times');
    return [...this.#orders.values()].filter((order) => {
      const placedAt = Date.parse(order.placedAt);
      return start <= placedAt && placedAt < end;
    });
  }

  #run<T>(method: Method, effect: () => T): T {
    this.calls.push(method);
    const cut = this.#powerCut;
    const isCut = cut !== undefined && (cut.method ?? method) === method && this.#countCalls(cut.method) === cut.nth;
    if (isCut && cut.when === 'before') throw new Error('power cut');
    const outcome = effect();
    if (isCut) throw new Error('power cut');
    return outcome;
  }

  #countCalls(method: Method | undefined): number {
    return this.calls.filter((call) => method === undefined || call === method).length;
  }
}
