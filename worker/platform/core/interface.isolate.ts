const { defineProperty, getOwnPropertyNames } = Object;
const OF_EVERY_CLASS: readonly string[] = ['length', 'name', 'prototype'];

/**
 * Gives the methods and accessors of a class the attributes that the web's own have.
 *
 * @param name - its own name may be another one, given to it by the bundler
 */
export function finishInterface(made: { readonly prototype: object }, name: string): void {
  for (const key of getOwnPropertyNames(made.prototype)) {
    if (key !== 'constructor') defineProperty(made.prototype, key, { enumerable: true });
  }
  for (const key of getOwnPropertyNames(made)) {
    if (!OF_EVERY_CLASS.includes(key)) defineProperty(made, key, { enumerable: true });
  }
  defineProperty(made.prototype, Symbol.toStringTag, { value: name, configurable: true });
}
