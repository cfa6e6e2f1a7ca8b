export type Item = { name: string; cents: number };

/** The sum of all items' prices, in cents. */
export function total(items: readonly Item[]): number {
  throw new Error(`not implemented for ${items.length} items`);
}

/** Resolves with the total after a delay. */
export async function totalLater(items: readonly Item[], _delayMs: number): Promise<number> {
  return total(items);
}
