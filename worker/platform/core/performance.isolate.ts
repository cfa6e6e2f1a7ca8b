import { EventTarget } from './events.isolate.ts';
import { finishInterface } from './interface.isolate.ts';

type Entry = {
  readonly name: string;
  readonly entryType: string;
  readonly startTime: number;
  readonly duration: number;
};
type MeasureOptions = { readonly start?: string | number; readonly end?: string | number; readonly duration?: number };

const MADE_BY_US = Symbol('made by us');

/** On the virtual clock: https://w3c.github.io/hr-time/, with marks and measures. */
export class Performance extends EventTarget {
  readonly #nowMs: () => number;
  readonly #timeOrigin: number;
  #entries: Entry[] = [];

  constructor(...given: readonly unknown[]) {
    const [key, nowMs, timeOrigin] = given;
    if (key !== MADE_BY_US) throw new TypeError('Illegal constructor');
    super();
    this.#nowMs = nowMs as () => number;
    this.#timeOrigin = timeOrigin as number;
  }

  now(): number {
    return this.#nowMs();
  }

  get timeOrigin(): number {
    return this.#timeOrigin;
  }

  mark(name: string, options: { readonly startTime?: number; readonly detail?: unknown } = {}): Entry {
    const startTime = options.startTime ?? this.#nowMs();
    return this.#note({ name: `${name}`, entryType: 'mark', startTime, duration: 0 });
  }

  measure(name: string, from: string | MeasureOptions = {}, to?: string): Entry {
    const given = typeof from === 'object' ? from : { start: from, ...(to !== undefined && { end: to }) };
    const startTime = given.start === undefined ? 0 : this.#timeOf(given.start);
    const endTime = given.end === undefined ? this.#nowMs() : this.#timeOf(given.end);
    const duration = given.duration ?? endTime - startTime;
    return this.#note({ name: `${name}`, entryType: 'measure', startTime, duration });
  }

  getEntries(): Entry[] {
    return [...this.#entries];
  }

  getEntriesByName(name: string, type?: string): Entry[] {
    return this.#entries.filter((entry) => entry.name === name && (type === undefined || entry.entryType === type));
  }

  getEntriesByType(type: string): Entry[] {
    return this.#entries.filter(({ entryType }) => entryType === type);
  }

  clearMarks(name?: string): void {
    this.#clear('mark', name);
  }

  clearMeasures(name?: string): void {
    this.#clear('measure', name);
  }

  toJSON(): object {
    return { timeOrigin: this.#timeOrigin };
  }

  #note(entry: Entry): Entry {
    this.#entries.push(entry);
    return entry;
  }

  #timeOf(mark: string | number): number {
    if (typeof mark === 'number') return mark;
    const found = this.#entries.findLast(({ name, entryType }) => entryType === 'mark' && name === mark);
    if (found === undefined) throw new SyntaxError(`The "${mark}" performance mark has not been set`);
    return found.startTime;
  }

  #clear(entryType: string, name: string | undefined): void {
    this.#entries = this.#entries.filter(
      (entry) => entry.entryType !== entryType || (name !== undefined && entry.name !== name),
    );
  }
}

export function createPerformance(nowMs: () => number, timeOrigin: number): Performance {
  return new Performance(MADE_BY_US, nowMs, timeOrigin);
}

finishInterface(Performance, 'Performance');
