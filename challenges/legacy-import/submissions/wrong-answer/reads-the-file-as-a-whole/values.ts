const MOST_COPIES = 50_000;
const MOST_CENTS = 9_999_999;

/** `whole` groups in threes, if at all; then perhaps a decimal sign and one or two digits. */
const NUMBER = /^(?<whole>\d{1,3}(?<group>[., '])\d{3}(?:\k<group>\d{3})*|\d+)(?:(?<sign>[.,])(?<decimals>\d{1,2}))?$/;

const DAYS = [
  /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)$/,
  /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)$/,
  /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})$/,
  /^(?<day>\d{1,2})\/(?<month>\d{1,2})\/(?<year>\d{4})$/,
];

interface Parts {
  readonly whole: string;
  readonly group: string | undefined;
  readonly sign: string | undefined;
  readonly decimals: string | undefined;
}

interface Day {
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

export function parseCopies(text: string): number | undefined {
  const copies = parseHundredths(text) / 100;
  const isWhole = !/[.,]\d{1,2}$/.test(text);
  return isWhole && copies >= 1 && copies <= MOST_COPIES ? copies : undefined;
}

export function parsePriceCents(text: string): number | undefined {
  const cents = parseHundredths(text.replace(/^(?:€|EUR) *| *(?:€|EUR)$/, ''));
  return cents <= MOST_CENTS ? cents : undefined;
}

/** A day as `2026-03-01`; `null` for nothing at all, `undefined` for what is no day. */
export function parseDay(text: string): string | null | undefined {
  if (text === '') return null;
  for (const pattern of DAYS) {
    const parts = pattern.exec(text)?.groups as Day | undefined;
    if (parts === undefined) continue;
    const { year, month, day } = parts;
    const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    const date = new Date(`${written}T00:00:00Z`);
    // What is no day is either no date at all or another day, such as 1 March for 29 February.
    return Number.isNaN(date.getTime()) || !date.toISOString().startsWith(written) ? undefined : written;
  }
  return undefined;
}

/** What is no number is `NaN`. */
function parseHundredths(text: string): number {
  const parts = NUMBER.exec(text)?.groups as Parts | undefined;
  if (parts === undefined) return Number.NaN;
  const { whole, group, sign, decimals = '' } = parts;
  if (sign !== undefined && sign === group) return Number.NaN;
  return Number(whole.replaceAll(/\D/g, '') + decimals.padEnd(2, '0'));
}
