export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;

/** A second or a minute of the clock. */
export interface Window {
  readonly lengthMs: number;
  /** Since 1970. */
  readonly number: number;
}

export function windowAt(now: number, lengthMs: number): Window {
  return { lengthMs, number: Math.floor(now / lengthMs) };
}

export function leftMs({ lengthMs, number }: Window, now: number): number {
  return (number + 1) * lengthMs - now;
}
