export const add = (a: number, b: number): number => a + b;

export const call = (act: (value: number) => number, value: number): number => act(value);

export const total = (item: { readonly price: number; readonly quantity: number }): number =>
  item.price * item.quantity;

export const later = async (value: number): Promise<number> => value;

export class Counter {
  #count: number;

  constructor(count: number) {
    this.#count = count;
  }

  get count(): number {
    return this.#count;
  }

  add(by: number): void {
    this.#count += by;
  }
}
