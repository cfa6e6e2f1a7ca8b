import { counted } from '../../app/counted.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Until then minutes are enough: seconds that run make nobody faster. */
const SECONDS_BELOW_MS = 2 * MINUTE_MS;
const SOON_MS = 10 * MINUTE_MS;

/** Minutes of which people are told, once each. */
const MARKS = [10, 5, 1] as const;

/** As much as there surely is: `1 h 04 min`, `42 min`, `1:07`. */
export function formatRemaining(ms: number): string {
  const left = Math.max(0, ms);
  if (left < SECONDS_BELOW_MS) {
    const seconds = Math.floor(left / SECOND_MS);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  }
  if (left < HOUR_MS) return `${Math.floor(left / MINUTE_MS)} min`;
  if (left < DAY_MS) {
    const minutes = Math.floor(left / MINUTE_MS);
    return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
  }
  const hours = Math.floor(left / HOUR_MS);
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

export function isSoon(ms: number): boolean {
  return ms <= SOON_MS;
}

/** What to announce as the time left goes from the one to the other; undefined where there is nothing. */
export function announcementFor(beforeMs: number, nowMs: number): string | undefined {
  const passed = MARKS.filter((minutes) => beforeMs > minutes * MINUTE_MS && nowMs <= minutes * MINUTE_MS).at(-1);
  return passed === undefined ? undefined : `${counted(passed, 'minute')} left.`;
}
