import type { Item } from '../../../starter/index.ts';

export function total(items: readonly Item[]): number {
  return items.reduce((sum, item) => sum + item.cents, 0);
}

export async function totalLater(items: readonly Item[], delayMs: number): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, delayMs));
  return total(items);
}
