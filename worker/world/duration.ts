/** How long something takes: milliseconds, or a number with its unit, such as `'250ms'`, `'30s'`, `'2m'`, `'1.5h'`, `'1d'`. */
export type Duration = number | `${number}${'ms' | 's' | 'm' | 'h' | 'd'}`;

const MS_OF: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** @throws TypeError where it is no duration */
export function durationMs(duration: Duration): number {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(String(duration)) ?? [];
  const ms = typeof duration === 'number' ? duration : Number(amount) * (MS_OF[unit] ?? Number.NaN);
  if (!Number.isFinite(ms) || ms < 0) {
    throw new TypeError(`${String(duration)} is no duration: write milliseconds, or '250ms', '30s', '2m', '1h', '1d'`);
  }
  return ms;
}
