import type { Call } from './call.isolate.ts';
import { hasChanged, restore, writeChange } from './changes.isolate.ts';
import type { Decode } from './decode.isolate.ts';
import type { Encode, Encoded } from './encode.isolate.ts';
import { list, WireError } from './grammar.isolate.ts';
import { integrityOf } from './integrity.isolate.ts';
import { getPrototypeOf, isArray, isExtensible, objectKeys, ownSymbols } from './intrinsics.isolate.ts';
import { INTEGRITY, LARGEST_SHARED } from './message.ts';
import { partsOf } from './parts.isolate.ts';

/**
 * The window of plain objects that both sides hold a copy of. Only one side runs at a time, so whatever one does to
 * its copy is told before the other runs again: within the window a copy behaves as if it were the object itself,
 * kept or changed by either side, whenever. What leaves the window is a copy like any other.
 *
 * Both sides enter and drop the same objects in the same order, so that their numbers need not be told.
 */

/** More of them, or more parts in all, would cost each frame more to look through than it costs by itself. */
export const MOST_OBJECTS = 12;
const MOST_PARTS = 128;
/** A spec that takes so many frames takes more, and looks at few of the objects again. */
const MANY_FRAMES = 6_000;
const MOST_OBJECTS_OF_MANY = 4;
/** The list is copied when so many before the window were dropped. */
const LONGEST_PAST = 128;

const OBJECT_PROTOTYPE = Object.prototype;

type Shared = {
  readonly id: number;
  readonly object: object;
  before: readonly unknown[];
  integrity: number;
  size: number;
};

/**
 * The commonest kinds, looked through as fast as can be; false where that does not say enough. A property that
 * is hidden is seen among a call's arguments only.
 */
function isSurelySame(object: object, before: readonly unknown[], integrity: number): boolean {
  if (integrity !== INTEGRITY.none || !isExtensible(object)) return false;
  if (isArray(object)) {
    if (object.length !== before.length || ownSymbols(object).length > 0) return false;
    if (objectKeys(object).length !== before.length) return false;
    for (let index = 0; index < before.length; index++) if (object[index] !== before[index]) return false;
    return true;
  }
  if (getPrototypeOf(object) !== OBJECT_PROTOTYPE) return false;
  if (2 * (objectKeys(object).length + ownSymbols(object).length) !== before.length) return false;
  for (let index = 0; index < before.length; index += 2) {
    if ((object as Record<PropertyKey, unknown>)[before[index] as PropertyKey] !== before[index + 1]) return false;
  }
  return true;
}

function isSame({ object, before, integrity }: Shared): boolean {
  return isSurelySame(object, before, integrity) || !hasChanged(object, before, integrity);
}

export function createSharing() {
  let window: Shared[] = [];
  /** Where the window begins in its list: what is before was dropped. */
  let first = 0;
  let lastId = 0;
  let parts = 0;
  /** How often `enter` was called: the same number on both sides. */
  let frames = 0;

  function drop(): void {
    const most = frames > MANY_FRAMES ? MOST_OBJECTS_OF_MANY : MOST_OBJECTS;
    while (window.length - first > most || parts > MOST_PARTS) {
      parts -= (window[first] as Shared).size;
      first += 1;
    }
    if (first < LONGEST_PAST) return;
    const rest: Shared[] = [];
    for (let index = first; index < window.length; index++) rest[index - first] = window[index] as Shared;
    window = rest;
    first = 0;
  }

  function requireShared(id: unknown): Shared {
    for (let index = window.length - 1; index >= first; index--) {
      const shared = window[index] as Shared;
      if (shared.id === id) return shared;
    }
    throw new WireError('the wire named an object that is not shared');
  }

  function write(changed: readonly Shared[], encode: Encode, call: Call) {
    const changes: Encoded[] = [];
    const afters: unknown[][] = [];
    for (let index = 0; index < changed.length; index++) {
      const { id, object } = changed[index] as Shared;
      const after = partsOf(object);
      afters[index] = after;
      changes[index] = writeChange(id, object, after, encode, call);
    }
    return {
      changes,
      commit(): void {
        for (let index = 0; index < changed.length; index++)
          noteParts(changed[index] as Shared, afters[index] as unknown[]);
      },
    };
  }

  function noteParts(shared: Shared, now: readonly unknown[]): void {
    shared.before = now;
    shared.integrity = integrityOf(shared.object);
    parts += now.length - shared.size;
    shared.size = now.length;
  }

  /** The number of an object; undefined where it is not shared. */
  function find(object: object): number | undefined {
    for (let index = window.length - 1; index >= first; index--) {
      const shared = window[index] as Shared;
      if (shared.object === object) return shared.id;
    }
    return undefined;
  }

  return {
    find,

    /** Whether the other side is told anyway that one of a call's arguments is not as it came. */
    isTold: (object: object, before: readonly unknown[]): boolean =>
      find(object) !== undefined && !isSurelySame(object, before, INTEGRITY.none),

    /** The object of a number that the other side wrote. */
    require: (id: unknown): object => requireShared(id).object,

    /** Enters what a call has newly sent or brought. To be called on both sides for each frame. */
    enter(call: Call): void {
      frames += 1;
      const { containers, sizes } = call;
      const isTooMany = containers.length - call.entered > MOST_OBJECTS;
      for (let slot = call.entered; slot < containers.length && !isTooMany; slot++) {
        const size = sizes[slot] as number;
        if (size > LARGEST_SHARED) continue;
        const object = containers[slot] as object;
        lastId += 1;
        const known = call.parts[slot] ?? partsOf(object);
        const shared = { id: lastId, object, before: known, integrity: integrityOf(object), size };
        window[window.length] = shared;
        parts += size;
      }
      call.entered = containers.length;
      drop();
    },

    /**
     * `[id, isList, integrity, part, …]` for each object that is not as the other side knows it; undefined where all
     * are. `commit` is to be called once that has been written.
     */
    readChanges(encode: Encode, call: Call): { readonly changes: Encoded[]; readonly commit: () => void } | undefined {
      let changed: Shared[] | undefined;
      for (let index = first; index < window.length; index++) {
        const shared = window[index] as Shared;
        if (isSame(shared)) continue;
        changed ??= [];
        changed[changed.length] = shared;
      }
      return changed === undefined ? undefined : write(changed, encode, call);
    },

    applyChanges(changes: unknown, decode: Decode, call: Call): void {
      const entries = list(changes);
      for (let index = 0; index < entries.length; index++) {
        const change = list(entries[index]);
        const shared = requireShared(change[0]);
        noteParts(shared, restore(shared.object, change, decode, call));
      }
    },
  };
}
