/** Year, month from 0, day of the month, hours, minutes, seconds, milliseconds, and day of the week where it is read. */
export type Fields = [number, number, number, number, number, number, number];

export const DAY_MS = 86_400_000;
/** The last moment that a `Date` can show, and the negative of the first. */
export const LAST_MS = 8.64e15;
const CYCLE_DAYS = 146_097;
/** From the first of March of the year 0 to the first of January 1970. */
const DAYS_BEFORE_1970 = 719_468;
const { floor, trunc, abs } = Math;

/** What a calendar and a clock on the wall show, by milliseconds since 1970 as they would be in UTC. */
export function fieldsOf(wallMs: number): Fields {
  const day = floor(wallMs / DAY_MS);
  const time = wallMs - day * DAY_MS;
  const cycle = floor((day + DAYS_BEFORE_1970) / CYCLE_DAYS);
  const dayOfCycle = day + DAYS_BEFORE_1970 - cycle * CYCLE_DAYS;
  const yearOfCycle = floor(
    (dayOfCycle - floor(dayOfCycle / 1_460) + floor(dayOfCycle / 36_524) - floor(dayOfCycle / 146_096)) / 365,
  );
  const dayOfYear = dayOfCycle - (365 * yearOfCycle + floor(yearOfCycle / 4) - floor(yearOfCycle / 100));
  const march = floor((5 * dayOfYear + 2) / 153);
  const month = march < 10 ? march + 2 : march - 10;
  return [
    yearOfCycle + cycle * 400 + (month < 2 ? 1 : 0),
    month,
    dayOfYear - floor((153 * march + 2) / 5) + 1,
    floor(time / 3_600_000),
    floor(time / 60_000) % 60,
    floor(time / 1_000) % 60,
    time % 1_000,
  ];
}

export function weekdayOf(wallMs: number): number {
  const day = (floor(wallMs / DAY_MS) + 4) % 7;
  return day < 0 ? day + 7 : day;
}

/** The reverse of `fieldsOf`; fields may be beyond their bounds, as in `new Date(2026, 14, 0)`. */
export function msOf(fields: Readonly<Fields>): number {
  for (let index = 0; index < fields.length; index++) {
    if (!(abs(fields[index] as number) < Number.POSITIVE_INFINITY)) return Number.NaN;
  }
  const [year, month, date, hours, minutes, seconds, ms] = fields;
  const months = trunc(month);
  const march = (((months - 2) % 12) + 12) % 12;
  const yearFromMarch = trunc(year) + floor((months - 2) / 12);
  const cycle = floor(yearFromMarch / 400);
  const yearOfCycle = yearFromMarch - cycle * 400;
  const dayOfYear = floor((153 * march + 2) / 5) + trunc(date) - 1;
  const dayOfCycle = yearOfCycle * 365 + floor(yearOfCycle / 4) - floor(yearOfCycle / 100) + dayOfYear;
  const day = cycle * CYCLE_DAYS + dayOfCycle - DAYS_BEFORE_1970;
  const time = trunc(hours) * 3_600_000 + trunc(minutes) * 60_000 + trunc(seconds) * 1_000 + trunc(ms);
  return day * DAY_MS + time;
}
