const { defineProperty, getOwnPropertyNames } = Object;

/**
 * Gives the methods and accessors of a class the attributes that the web's own have.
 *
 * @param name - its own name may be another one, given to it by the bundler
 */
export function finishInterface({ prototype }: { readonly prototype: object }, name: string): void {
  for (const key of getOwnPropertyNames(prototype)) {
    if (key !== 'constructor') defineProperty(prototype, key, { enumerable: true });
  }
  defineProperty(prototype, Symbol.toStringTag, { value: name, configurable: true });
}
