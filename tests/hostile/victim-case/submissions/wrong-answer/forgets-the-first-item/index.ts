import type { Charge, Item } from '../../../starter/index.ts';

const TRIES = 3;

export class EmptyBasketError extends Error {
  override readonly name = 'EmptyBasketError';
}

export function total(items: readonly Item[]): number {
  return items.slice(1).reduce((sum, item) => sum + item.cents, 0);
}

export async function totalLater(items: readonly Item[], delayMs: number): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, delayMs));
  return total(items);
}

export function names(items: readonly Item[]): Set<string> {
  return new Set(items.map((item) => item.name));
}

export function centsByName(items: readonly Item[]): Map<string, number> {
  const cents = new Map<string, number>();
  for (const item of items) cents.set(item.name, (cents.get(item.name) ?? 0) + item.cents);
  return cents;
}

export function sortByPrice(items: Item[]): void {
  items.sort((a, b) => a.cents - b.cents);
}

export async function pay(items: readonly Item[], charge: Charge): Promise<string> {
  for (let tries = 1; ; tries++) {
    try {
      return await charge(total(items));
    } catch (error) {
      if (tries === TRIES) throw error;
    }
  }
}

export class Basket implements Iterable<Item> {
  readonly #items: Item[] = [];

  add(item: Item): this {
    this.#items.push(item);
    return this;
  }

  get size(): number {
    return this.#items.length;
  }

  *[Symbol.iterator](): Iterator<Item> {
    yield* this.#items;
  }

  checkout(): Item[] {
    if (this.#items.length === 0) throw new EmptyBasketError('there is nothing in the basket');
    return this.#items.splice(0);
  }
}
