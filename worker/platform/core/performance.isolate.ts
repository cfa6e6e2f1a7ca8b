type Entry = {
  readonly name: string;
  readonly entryType: string;
  readonly startTime: number;
  readonly duration: number;
};
type MeasureOptions = { readonly start?: string | number; readonly end?: string | number; readonly duration?: number };

/** `performance`, on the virtual clock. */
export function createPerformance(nowMs: () => number, timeOrigin: number) {
  let entries: Entry[] = [];

  function note(entry: Entry): Entry {
    entries.push(entry);
    return entry;
  }

  function timeOf(mark: string | number): number {
    if (typeof mark === 'number') return mark;
    const found = entries.findLast(({ name, entryType }) => entryType === 'mark' && name === mark);
    if (found === undefined) throw new SyntaxError(`The "${mark}" performance mark has not been set`);
    return found.startTime;
  }

  function clear(entryType: string, name: string | undefined): void {
    entries = entries.filter((entry) => entry.entryType !== entryType || (name !== undefined && entry.name !== name));
  }

  return {
    now: nowMs,
    timeOrigin,
    mark: (name: string, options: { readonly startTime?: number; readonly detail?: unknown } = {}): Entry =>
      note({ name: `${name}`, entryType: 'mark', startTime: options.startTime ?? nowMs(), duration: 0 }),
    measure(name: string, from: string | MeasureOptions = {}, to?: string): Entry {
      const given = typeof from === 'object' ? from : { start: from, ...(to !== undefined && { end: to }) };
      const startTime = given.start === undefined ? 0 : timeOf(given.start);
      const endTime = given.end === undefined ? nowMs() : timeOf(given.end);
      return note({
        name: `${name}`,
        entryType: 'measure',
        startTime,
        duration: given.duration ?? endTime - startTime,
      });
    },
    getEntries: (): Entry[] => [...entries],
    getEntriesByName: (name: string, type?: string): Entry[] =>
      entries.filter((entry) => entry.name === name && (type === undefined || entry.entryType === type)),
    getEntriesByType: (type: string): Entry[] => entries.filter(({ entryType }) => entryType === type),
    clearMarks: (name?: string): void => clear('mark', name),
    clearMeasures: (name?: string): void => clear('measure', name),
    toJSON: (): object => ({ timeOrigin }),
  };
}
