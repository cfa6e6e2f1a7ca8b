import { mapClear, mapGet, mapSet, mapSize } from '../intrinsics.isolate.ts';
import { DAY_MS, LAST_MS } from './calendar.isolate.ts';

export type Zone = ReturnType<typeof createZone>;

/** One change of the offset within a day: until then `before`, from then on `after`. */
type Day = { readonly before: number; readonly after: number; readonly changesAt: number };

const RealFormat = Intl.DateTimeFormat;
const OFFSET = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/;
const MOST_DAYS = 10_000;
const { abs, floor, max, min } = Math;

/** A time zone as V8 knows it, whatever the process's own. @throws RangeError where it is none */
export function createZone(timeZone: string) {
  const offsets = new RealFormat('en-US', { timeZone, year: 'numeric', timeZoneName: 'longOffset' });
  const names = new RealFormat('en-US', { timeZone, year: 'numeric', timeZoneName: 'long' });
  const days = new Map<number, Day>();

  function findOffset(utcMs: number): number {
    const [, sign, hours = 0, minutes = 0, seconds = 0] = OFFSET.exec(offsets.format(within(utcMs))) ?? [];
    const ms = (+hours * 3_600 + +minutes * 60 + +seconds) * 1_000;
    return sign === '-' ? -ms : ms;
  }

  /** No zone has changed its offset twice within a day of UTC. */
  function findDay(day: number): Day {
    let low = day * DAY_MS;
    let changesAt = low + DAY_MS;
    const before = findOffset(low);
    const after = findOffset(changesAt);
    if (before === after) return { before, after, changesAt };
    while (changesAt - low > 1) {
      const middle = floor((low + changesAt) / 2);
      if (findOffset(middle) === before) low = middle;
      else changesAt = middle;
    }
    return { before, after, changesAt };
  }

  /** By how much clocks there are ahead of UTC, in milliseconds; NaN at no time. */
  function offsetAt(utcMs: number): number {
    if (Number.isNaN(utcMs)) return utcMs;
    const day = floor(within(utcMs) / DAY_MS);
    let found = mapGet(days, day);
    if (found === undefined) {
      found = findDay(day);
      if (mapSize(days) >= MOST_DAYS) mapClear(days);
      mapSet(days, day, found);
    }
    return utcMs < found.changesAt ? found.before : found.after;
  }

  return {
    name: timeZone,
    offsetAt,
    /**
     * When clocks there show a time: of two such moments the first, and where clocks go past it, as if they had not gone
     * forward yet.
     */
    toUtc(wallMs: number): number {
      if (!(abs(wallMs) <= LAST_MS + DAY_MS)) return Number.NaN;
      const former = offsetAt(wallMs - DAY_MS);
      if (offsetAt(wallMs - former) === former) return wallMs - former;
      const latter = offsetAt(wallMs + DAY_MS);
      return offsetAt(wallMs - latter) === latter ? wallMs - latter : wallMs - former;
    },
    /** `Central European Summer Time` */
    nameAt: (utcMs: number): string => names.format(utcMs).replace(/^[^,]*, /, ''),
  };
}

function within(utcMs: number): number {
  return max(-LAST_MS, min(LAST_MS, utcMs));
}
