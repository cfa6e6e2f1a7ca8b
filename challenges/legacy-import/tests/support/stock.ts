import type { Batch, CommitResult, Delivery, Issue, StockStore } from '../../starter/index.ts';

/** What happens to one call: it fails before or after its effect, or the process dies then, and no answer ever comes. */
export type StoreFault = 'rejects-before' | 'rejects-after' | 'dies-before' | 'dies-after';

export interface StoreCall {
  readonly method: 'loadPosition' | 'commit';
  readonly at: number;
  readonly rows: number;
}

/** The marketplace's database in memory. It outlives a run, as a database does, and remembers how it was used. */
export class Stock {
  readonly calls: StoreCall[] = [];
  /** What was written, in the order of writing. */
  readonly deliveries: Delivery[] = [];
  /** ISBNs that the database does not take; each list holds only once those of the lists before are gone. */
  refuses: readonly (readonly string[])[] = [];
  /** Asked with each call, and its number from 1 on. */
  fault: (nth: number, method: StoreCall['method']) => StoreFault | undefined = () => undefined;
  /** Called when a commit comes in, before it has any effect. */
  onCommit: (batch: Batch) => void | Promise<void> = () => undefined;
  readonly #issues: Issue[] = [];
  readonly #positions = new Map<string, number>();

  /** What a program is given: the database, and nothing of what is remembered about it. */
  readonly port: StockStore = {
    loadPosition: (feed) => this.#run('loadPosition', 0, () => this.#positions.get(feed) ?? null),
    commit: async (batch) => {
      await this.onCommit(batch);
      return await this.#run('commit', rowsOf(batch), () => this.#commit(batch));
    },
  };

  /** By line. */
  get issues(): Issue[] {
    return this.#issues.toSorted((a, b) => a.line - b.line);
  }

  /** `5 isbn`, by line. */
  get complaints(): string[] {
    return this.issues.map(({ line, reason }) => `${line} ${reason}`);
  }

  get titles(): string[] {
    return this.deliveries.map(({ title }) => title);
  }

  get commits(): StoreCall[] {
    return this.calls.filter(({ method }) => method === 'commit');
  }

  #commit({ feed, deliveries, issues, position }: Batch): CommitResult {
    if (deliveries.length + issues.length > 500) throw new Error('a commit takes at most 500 rows');
    if (typeof position !== 'number') throw new Error('a position is a number');
    const isbns = deliveries.map(({ isbn }) => isbn);
    if (new Set(isbns).size < isbns.length) throw new Error('a commit takes no ISBN twice');
    for (const list of this.refuses) {
      const refused = list.filter((isbn) => isbns.includes(isbn));
      if (refused.length > 0) return { status: 'refused', isbns: refused };
    }
    this.deliveries.push(...deliveries);
    this.#issues.push(...issues);
    this.#positions.set(feed, position);
    return { status: 'done' };
  }

  async #run<T>(method: StoreCall['method'], rows: number, effect: () => T): Promise<T> {
    this.calls.push({ method, at: Date.now(), rows });
    const fault = this.fault(this.calls.length, method);
    if (fault === 'rejects-before') throw new Error('the database is busy');
    if (fault === 'dies-before') return await new Promise<T>(() => undefined);
    const outcome = effect();
    if (fault === 'rejects-after') throw new Error('the connection was lost');
    if (fault === 'dies-after') return await new Promise<T>(() => undefined);
    return outcome;
  }
}

function rowsOf({ deliveries, issues }: Batch): number {
  return deliveries.length + issues.length;
}
