export type Item = { name: string; cents: number };

/** Charges an amount; resolves with the number of a receipt. */
export type Charge = (cents: number) => Promise<string>;

/** Thrown by `Basket.checkout` where there is nothing to buy. */
export class EmptyBasketError extends Error {}

/** The sum of all items' prices, in cents. */
export function total(_items: readonly Item[]): number {
  throw new Error('not implemented');
}

/** Resolves with the total after a delay. */
export async function totalLater(_items: readonly Item[], _delayMs: number): Promise<number> {
  throw new Error('not implemented');
}

/** Each name once. */
export function names(_items: readonly Item[]): Set<string> {
  throw new Error('not implemented');
}

/** What the items of each name cost together. */
export function centsByName(_items: readonly Item[]): Map<string, number> {
  throw new Error('not implemented');
}

/** Sorts the list itself, the cheapest first. */
export function sortByPrice(_items: Item[]): void {
  throw new Error('not implemented');
}

/** Charges the total once and resolves with the receipt; tries again where that rejects, three times in all. */
export async function pay(_items: readonly Item[], _charge: Charge): Promise<string> {
  throw new Error('not implemented');
}

/** Items that are bought together, to be iterated in the order they were added. */
export class Basket implements Iterable<Item> {
  add(_item: Item): this {
    throw new Error('not implemented');
  }

  get size(): number {
    throw new Error('not implemented');
  }

  [Symbol.iterator](): Iterator<Item> {
    throw new Error('not implemented');
  }

  /** Gives back the items and leaves the basket empty. */
  checkout(): Item[] {
    throw new Error('not implemented');
  }
}
