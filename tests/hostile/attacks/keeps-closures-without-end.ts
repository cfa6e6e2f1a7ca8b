/**
 * Each function holds the one before, and a page of text.
 *
 * @class memory
 * @verdict memory-limit-exceeded time-limit-exceeded
 * @score at most 60
 */
export * from './honest.ts';


export function total(): number {
  let last: unknown = () => 0;
  for (;;) {
    const before = last;
    const page = new Uint8Array(10_000).fill(1);
    last = () => [before, page];
  }
}
