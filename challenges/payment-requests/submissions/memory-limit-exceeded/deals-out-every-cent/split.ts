/** Whole cents that add up to the amount; the first shares are a cent larger where it cannot be divided. */
export function split(amountCents: number, parts: number): number[] {
  const cents = new Array<number>(amountCents).fill(1);
  const goesTo = cents.map((_, index) => index % parts);
  return Array.from({ length: parts }, (_, part) => cents.filter((_, index) => goesTo[index] === part).length);
}
