/** Whole cents that add up to the amount; the first shares are a cent larger where it cannot be divided. */
export function split(amountCents: number, parts: number): number[] {
  const least = Math.floor(amountCents / parts);
  const remainder = amountCents % parts;
  return Array.from({ length: parts }, (_, index) => (index < remainder ? least + 1 : least));
}
