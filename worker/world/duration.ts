/** A span of virtual time: `'250ms'`, `'30s'`, `'2m'`, `'1h'`, `'1d'`, several of them as in `'1m30s'`, or milliseconds. */
export type Duration = number | `${number}${Unit}` | `${number}${Unit}${number}${Unit}`;

type Unit = 'ms' | 's' | 'm' | 'h' | 'd';

const MS_OF: Readonly<Record<Unit, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const WHOLE = /^(?:\d+(?:\.\d+)?(?:ms|s|m|h|d))+$/;
const PART = /(\d+(?:\.\d+)?)(ms|s|m|h|d)/g;
/** Some 285,000 years: the safe integers. */
const LONGEST_MS = Number.MAX_SAFE_INTEGER;

/**
 * A duration in milliseconds.
 *
 * @param what - what it is the duration of, for the error's message
 * @throws TypeError where it is none
 */
export function durationMs(duration: unknown, what = 'a duration'): number {
  const ms = typeof duration === 'string' ? parseText(duration) : duration;
  if (typeof ms === 'number' && ms >= 0 && ms <= LONGEST_MS) return ms;
  const given = typeof duration === 'string' ? `'${duration}'` : String(duration);
  throw new TypeError(
    `${what} is ${given}: write it as '250ms', '30s', '2m', '1h' or '1d', or as a number of milliseconds`,
  );
}

function parseText(text: string): number | undefined {
  if (!WHOLE.test(text)) return undefined;
  let ms = 0;
  for (const [, amount, unit] of text.matchAll(PART)) ms += Number(amount) * MS_OF[unit as Unit];
  return ms;
}

/** Milliseconds as a person would write them: `4 s`, `1.5 s`, `250 ms`, `2 m 3 s`. */
export function formatMs(ms: number): string {
  if (ms < 1_000) return `${round(ms)} ms`;
  if (ms < 60_000) return `${round(ms / 1_000)} s`;
  const minutes = Math.floor(ms / 60_000);
  const rest = ms - minutes * 60_000;
  const seconds = rest === 0 ? '' : ` ${round(rest / 1_000)} s`;
  return minutes < 60
    ? `${minutes} m${seconds}`
    : `${Math.floor(minutes / 60)} h${minutes % 60 === 0 ? '' : ` ${minutes % 60} m`}${seconds}`;
}

function round(value: number): string {
  return String(Math.round(value * 1_000) / 1_000);
}
