const DAYS_OF_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The values of a query by their names, so that an error can tell which one it is. */
type Named = Readonly<Record<string, unknown>>;

export function mustBeWhole(named: Named, least: number): void {
  for (const [name, value] of Object.entries(named)) {
    if (!Number.isSafeInteger(value) || (value as number) < least) {
      throw new RangeError(`${name} must be a whole number from ${least} on`);
    }
  }
}

export function mustBeDays(named: Named): void {
  for (const [name, value] of Object.entries(named)) {
    if (!isDay(value)) throw new RangeError(`${name} must be a day of the calendar, as in 2026-03-01`);
  }
}

function isDay(value: unknown): boolean {
  const match = typeof value === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) : null;
  const [year = 0, month = 0, day = 0] = (match ?? []).slice(1).map(Number);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && !isLeap ? 28 : (DAYS_OF_MONTHS[month - 1] ?? 0);
  return day >= 1 && day <= days;
}
