export type Item = { readonly sku: string; readonly cents: number; readonly quantity: number };

export class EmptyBasketError extends Error {
  override readonly name = 'EmptyBasketError';
}

export class Basket {
  readonly #items: Item[] = [];

  add(item: Item): this {
    if (!Number.isInteger(item.quantity) || item.quantity < 1)
      throw new RangeError('quantity must be a positive integer');
    const at = this.#items.findIndex((each) => each.sku === item.sku);
    const known = this.#items[at];
    if (known === undefined) this.#items.push({ ...item });
    else this.#items[at] = { ...known, quantity: known.quantity + item.quantity };
    return this;
  }

  get totalCents(): number {
    return this.#items.reduce((sum, item) => sum + item.cents * item.quantity, 0);
  }

  checkout(): { readonly items: readonly Item[]; readonly totalCents: number } {
    if (this.#items.length === 0) throw new EmptyBasketError('the basket is empty');
    return { items: [...this.#items], totalCents: this.totalCents };
  }
}

export function parseCents(text: string): number {
  const match = /^(\d+)(?:\.(\d{2}))?$/.exec(text.trim());
  if (match === null) throw new SyntaxError(`not an amount: ${text}`);
  return Number(match[1]) * 100 + Number(match[2] ?? 0);
}

export async function retry<Value>(work: () => Promise<Value>, tries: number): Promise<Value> {
  for (let count = 1; ; count++) {
    try {
      return await work();
    } catch (error) {
      if (count >= tries) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }
}
