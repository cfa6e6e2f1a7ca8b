/** A time of day (`'03:00'`, `'03:00:30'`), or a date. */
export type Moment = `${number}:${number}` | string | number | Date;

const TIME_OF_DAY = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;

/**
 * When a moment comes after a given time, in milliseconds since 1970.
 *
 * @throws TypeError where it is none, RangeError where it has passed
 */
export function nextMomentMs(moment: Moment, afterMs: number): number {
  const [, hours, minutes, seconds = '0'] = TIME_OF_DAY.exec(String(moment)) ?? [];
  if (hours !== undefined) {
    const next = new Date(afterMs);
    const setTime = (): number => next.setHours(Number(hours), Number(minutes), Number(seconds), 0);
    if (setTime() <= afterMs) {
      next.setDate(next.getDate() + 1);
      setTime();
    }
    return next.getTime();
  }
  const ms = new Date(moment).getTime();
  if (Number.isNaN(ms)) {
    throw new TypeError(`'${String(moment)}' is neither a time of day, such as '03:00', nor a date`);
  }
  if (ms <= afterMs)
    throw new RangeError(`${new Date(ms).toISOString()} has passed: it is ${new Date(afterMs).toISOString()}`);
  return ms;
}
