import { world } from 'minicase/world';
import type { EntryStatus, InboxEntry, InboxStore } from '../../starter/index.ts';

type Method = keyof InboxStore;

/** The power fails at the nth store call of all, or of one method: before it has had an effect, or after. */
export interface PowerCut {
  readonly method?: Method;
  readonly nth: number;
  readonly when: 'before' | 'after';
}

/** Rondje's database in memory. It outlives an inbox, as a database does, and remembers how it was used. */
export class MemoryStore {
  readonly calls: Method[] = [];
  /** How long the database takes for a webhook. */
  addTakesMs = 0;
  readonly #entries = new Map<string, InboxEntry>();
  #powerCut: PowerCut | undefined;

  constructor(entries: readonly InboxEntry[] = []) {
    for (const entry of entries) this.#entries.set(entry.update.eventId, entry);
  }

  get entries(): InboxEntry[] {
    return [...this.#entries.values()];
  }

  /** By event id. */
  get statuses(): Record<string, EntryStatus> {
    return Object.fromEntries(this.entries.map(({ update, status }) => [update.eventId, status]));
  }

  /** What a program is given: the database, and nothing of what is remembered about it. */
  readonly port: InboxStore = {
    add: async (entry) => {
      if (this.addTakesMs > 0) await new Promise((resolve) => setTimeout(resolve, this.addTakesMs));
      return await this.#run('add', () => this.#add(entry));
    },
    findDue: (now, limit) => this.#run('findDue', () => this.#findDue(now, limit)),
    newestSequence: (paymentId) => this.#run('newestSequence', () => this.#newestSequence(paymentId)),
    save: (entry) => this.#run('save', () => this.#save(entry)),
  };

  /** Forgets the calls so far, and lets the power fail once from now on. */
  cutPower(cut: PowerCut): void {
    this.calls.length = 0;
    this.#powerCut = cut;
  }

  restorePower(): void {
    this.#powerCut = undefined;
  }

  count(method: Method): number {
    return this.calls.filter((call) => call === method).length;
  }

  #add(entry: InboxEntry): boolean {
    if (this.#entries.has(entry.update.eventId)) return false;
    this.#entries.set(entry.update.eventId, entry);
    return true;
  }

  #findDue(now: number, limit: number): InboxEntry[] {
    if (!(limit >= 1 && limit <= 100)) throw new Error(`findDue takes a limit from 1 to 100, and got ${limit}`);
    return this.entries
      .filter(({ status, dueAt }) => status === 'waiting' && dueAt <= now)
      .sort((one, other) => one.dueAt - other.dueAt)
      .slice(0, limit);
  }

  #newestSequence(paymentId: string): number {
    const sequences = this.entries.map(({ update }) => (update.paymentId === paymentId ? update.sequence : 0));
    return Math.max(0, ...sequences);
  }

  #save(entry: InboxEntry): void {
    const { eventId } = entry.update;
    if (!this.#entries.has(eventId)) throw new Error(`there is no entry ${eventId}`);
    this.#entries.set(eventId, entry);
  }

  async #run<T>(method: Method, effect: () => T): Promise<T> {
    return await world.io(method, () => {
      this.calls.push(method);
      const cut = this.#powerCut;
      const count = cut?.method === undefined ? this.calls.length : this.count(cut.method);
      const isCut = cut !== undefined && (cut.method ?? method) === method && count === cut.nth;
      if (isCut && cut.when === 'before') throw new Error('power cut in the table inbox_entries');
      const outcome = effect();
      if (isCut) throw new Error('power cut in the table inbox_entries');
      return outcome;
    });
  }
}
