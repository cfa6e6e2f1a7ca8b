const DAYS_OF_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function mustBeWhole(value: unknown, least: number): void {
  if (!Number.isSafeInteger(value) || (value as number) < least) throw new RangeError(`no whole number from ${least}`);
}

export function mustBeDay(value: unknown): void {
  const match = typeof value === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) : null;
  const [year = 0, month = 0, day = 0] = (match ?? []).slice(1).map(Number);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && !isLeap ? 28 : (DAYS_OF_MONTHS[month - 1] ?? 0);
  if (day < 1 || day > days) throw new RangeError(`${String(value)} is no day`);
}
