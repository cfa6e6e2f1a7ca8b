/** Whole cents that add up to the amount; the first shares are a cent larger where it cannot be divided. */
export function split(amountCents: number, parts: number): number[] {
  const cents = Array.from({ length: amountCents }, (_, index) => ({ cent: index + 1, goesTo: index % parts }));
  return Array.from({ length: parts }, (_, part) => cents.filter(({ goesTo }) => goesTo === part).length);
}
