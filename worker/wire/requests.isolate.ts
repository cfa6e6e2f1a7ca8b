import { createDescriptionCache, type Description, givenFlagsOf } from './description.isolate.ts';
import { WireError } from './grammar.isolate.ts';
import type { Handles } from './handles.isolate.ts';
import { mapGet } from './intrinsics.isolate.ts';
import { ANSWER, OP } from './message.ts';
import type { RemoteObject } from './remote.isolate.ts';

/** What came of a request: its value, and how it was come by; see `ANSWER`. */
export type Answered = { readonly value: unknown; readonly tag: number };

/** Asks for an operation on one of the other side's objects. @throws what it threw there */
export type Ask = (op: number, id: number, values: readonly unknown[]) => Answered;

export type RequestOptions = {
  readonly ask: Ask;
  readonly describe: (id: number) => Description;
  readonly handles: Handles;
  /** How often the other side has run code of its own. */
  readonly now: () => number;
};

/** The requests that mirrors make, and the descriptions that save them some. */
export function createRequests({ ask, describe, handles, now }: RequestOptions) {
  const descriptions = createDescriptionCache(describe);

  function findKnown(id: number, key: PropertyKey): PropertyDescriptor | undefined {
    const known = descriptions.find(id);
    return known === undefined ? undefined : mapGet(known.properties as Map<PropertyKey, PropertyDescriptor>, key);
  }

  const remote: RemoteObject = {
    get(id, key, other) {
      const known = findKnown(id, key);
      if (known !== undefined && 'value' in known) return { value: known.value, isInherited: false };
      const { value, tag } = ask(OP.get, id, other === undefined ? [key] : [key, other.receiver]);
      return { value, isInherited: tag === ANSWER.inherited };
    },
    set: (id, key, value, other) =>
      ask(OP.set, id, other === undefined ? [key, value] : [key, value, other.receiver]).value === true,
    has: (id, key) => findKnown(id, key) !== undefined || ask(OP.has, id, [key]).value === true,
    deleteProperty: (id, key) => ask(OP.deleteProperty, id, [key]).value === true,
    describe: (id) => descriptions.describe(id),
    defineProperty: (id, key, descriptor) =>
      ask(OP.defineProperty, id, [key, givenFlagsOf(descriptor), descriptor.value, descriptor.get, descriptor.set])
        .value === true,
    setPrototypeOf: (id, prototype) => ask(OP.setPrototypeOf, id, [prototype]).value === true,
    preventExtensions: (id) => ask(OP.preventExtensions, id, []).value === true,
    apply: (id, thisArgument, args) => ask(OP.apply, id, prepend([thisArgument], args)).value,
    invoke(id, key, method, args) {
      const { value, tag } = ask(OP.invoke, id, prepend([key, method], args));
      return { value, isStale: tag === ANSWER.stale };
    },
    construct(id, args, newTarget) {
      const { value } = ask(OP.construct, id, prepend([newTarget], args));
      if ((typeof value !== 'object' && typeof value !== 'function') || value === null) {
        throw new WireError('a constructor gave no object');
      }
      // A class of this side's may put private fields on it, which no mirror that is made later would have.
      if (handles.importedId(newTarget) !== id) handles.hold(value);
      return value;
    },
    idOf: (mirror) =>
      (typeof mirror === 'object' && mirror !== null) || typeof mirror === 'function'
        ? handles.importedId(mirror)
        : undefined,
    now,
  };
  return { remote, forget: descriptions.forget };
}

function prepend(first: readonly unknown[], rest: readonly unknown[]): unknown[] {
  const all: unknown[] = [];
  for (let index = 0; index < first.length; index++) all[index] = first[index];
  for (let index = 0; index < rest.length; index++) all[first.length + index] = rest[index];
  return all;
}
