import { EventTarget } from './events.isolate.ts';
import { finishInterface } from './interface.isolate.ts';

type Entry = {
  readonly name: string;
  readonly entryType: string;
  readonly startTime: number;
  readonly duration: number;
};
type MeasureOptions = { readonly start?: string | number; readonly end?: string | number; readonly duration?: number };

type Timeline = { readonly nowMs: () => number; readonly timeOrigin: number; entries: Entry[] };

const MADE_BY_US = Symbol('made by us');
/** A realm has one of them. Suites have it behind a proxy, through which nothing private is found. */
let timeline: Timeline | undefined;

/** On the virtual clock: https://w3c.github.io/hr-time/, with marks and measures. */
export class Performance extends EventTarget {
  constructor(...keys: readonly unknown[]) {
    if (keys[0] !== MADE_BY_US) throw new TypeError('Illegal constructor');
    super();
  }

  now(): number {
    return timelineOf(this).nowMs();
  }

  get timeOrigin(): number {
    return timelineOf(this).timeOrigin;
  }

  mark(name: string, options: { readonly startTime?: number; readonly detail?: unknown } = {}): Entry {
    const of = timelineOf(this);
    return note(of, { name: `${name}`, entryType: 'mark', startTime: options.startTime ?? of.nowMs(), duration: 0 });
  }

  measure(name: string, from: string | MeasureOptions = {}, to?: string): Entry {
    const of = timelineOf(this);
    const given = typeof from === 'object' ? from : { start: from, ...(to !== undefined && { end: to }) };
    const startTime = given.start === undefined ? 0 : timeOf(of, given.start);
    const endTime = given.end === undefined ? of.nowMs() : timeOf(of, given.end);
    const duration = given.duration ?? endTime - startTime;
    return note(of, { name: `${name}`, entryType: 'measure', startTime, duration });
  }

  getEntries(): Entry[] {
    return [...timelineOf(this).entries];
  }

  getEntriesByName(name: string, type?: string): Entry[] {
    const { entries } = timelineOf(this);
    return entries.filter((entry) => entry.name === name && (type === undefined || entry.entryType === type));
  }

  getEntriesByType(type: string): Entry[] {
    return timelineOf(this).entries.filter(({ entryType }) => entryType === type);
  }

  clearMarks(name?: string): void {
    clear(timelineOf(this), 'mark', name);
  }

  clearMeasures(name?: string): void {
    clear(timelineOf(this), 'measure', name);
  }

  toJSON(): object {
    return { timeOrigin: timelineOf(this).timeOrigin };
  }
}

function timelineOf(performance: Performance): Timeline {
  if (timeline === undefined || !(performance instanceof Performance)) throw new TypeError('Illegal invocation');
  return timeline;
}

function note(of: Timeline, entry: Entry): Entry {
  of.entries.push(entry);
  return entry;
}

function timeOf({ entries }: Timeline, mark: string | number): number {
  if (typeof mark === 'number') return mark;
  const found = entries.findLast(({ name, entryType }) => entryType === 'mark' && name === mark);
  if (found === undefined) throw new SyntaxError(`The "${mark}" performance mark has not been set`);
  return found.startTime;
}

function clear(of: Timeline, entryType: string, name: string | undefined): void {
  of.entries = of.entries.filter(
    (entry) => entry.entryType !== entryType || (name !== undefined && entry.name !== name),
  );
}

export function createPerformance(nowMs: () => number, timeOrigin: number): Performance {
  timeline = { nowMs, timeOrigin, entries: [] };
  return new Performance(MADE_BY_US);
}

finishInterface(Performance, 'Performance');
