type Bag = Record<PropertyKey, unknown>;

const prototypesOf = (classes: readonly { readonly prototype: unknown }[]) =>
  new Set<unknown>(classes.map(({ prototype }) => prototype));
const SEALED_KINDS = prototypesOf([Map, Set, Date, RegExp, Uint8Array]);
const COPIED = prototypesOf([Object, Array, Map, Set, Date, RegExp, Uint8Array]);

/** What one side throws on purpose, and how it sees to it that it works on what it can. */
export function createChecks() {
  class Broken extends Error {
    override readonly name = 'Broken';
    readonly given: unknown;
    constructor(message: string, given: unknown) {
      super(message, { cause: given });
      this.given = given;
    }
  }

  return {
    Broken,
    /** An error stays where it is, and what stands in for it is a copy of what it was. */
    asObject(value: unknown): object {
      if (typeof value !== 'object' || value === null || Error.isError(value)) throw new Broken('bare', typeof value);
      return value;
    },
    /** What a `Map` or a `Date` is given beside its content does not cross. */
    asBag(value: unknown): Bag {
      if (typeof value !== 'object' || value === null || Error.isError(value)) throw new Broken('no bag', typeof value);
      if (SEALED_KINDS.has(Object.getPrototypeOf(value))) throw new Broken('no bag', 'a kind of its own');
      return value as Bag;
    },
    /** What is copied has properties that can be written and seen. One that is redefined afterwards is told as if it did. */
    asInstance(value: unknown): Bag {
      const prototype = typeof value === 'object' && value !== null ? Object.getPrototypeOf(value) : null;
      if (prototype === null || COPIED.has(prototype) || Error.isError(value)) throw new Broken('plain', typeof value);
      return value as Bag;
    },
    asList(value: unknown): unknown[] {
      if (!Array.isArray(value)) throw new Broken('no list', typeof value);
      return value;
    },
    asKey: (value: unknown): PropertyKey => (typeof value === 'symbol' || typeof value === 'string' ? value : 'a'),
    asClass: <Class>(value: unknown, otherwise: Class): Class =>
      typeof value === 'function' && /^[A-Z]/.test(value.name) ? (value as Class) : otherwise,
  };
}
