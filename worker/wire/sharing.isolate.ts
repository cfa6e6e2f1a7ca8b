import type { Call } from './call.isolate.ts';
import { hasChanged, partsOf, restore, writeChange } from './changes.isolate.ts';
import type { Decode } from './decode.isolate.ts';
import type { Encode, Encoded } from './encode.isolate.ts';
import { count, list, WireError } from './grammar.isolate.ts';
import { integrityOf } from './integrity.isolate.ts';
import { mapDelete, mapGet, mapSet } from './intrinsics.isolate.ts';

/**
 * The window of plain objects that both sides hold a copy of. Only one side runs at a time, so whatever one does to
 * its copy is told before the other runs again: within the window a copy behaves as if it were the object itself,
 * kept or changed by either side, whenever. What leaves the window is a copy like any other.
 *
 * Both sides enter and drop the same objects in the same order, so that their numbers need not be told.
 */

/** More of them would cost each call more to look through than the call itself. */
const MOST_OBJECTS = 24;
const MOST_PARTS = 512;
/** An object of more parts is not worth to be looked through at each call. */
const LARGEST = 256;

type Shared = {
  readonly id: number;
  readonly object: object;
  before: readonly unknown[];
  integrity: number;
  size: number;
};

export function createSharing() {
  let window: Shared[] = [];
  const byObject = new Map<object, Shared>();
  let lastId = 0;
  let parts = 0;

  function drop(): void {
    let from = 0;
    while (window.length - from > MOST_OBJECTS || parts > MOST_PARTS) {
      const oldest = window[from] as Shared;
      parts -= oldest.size;
      mapDelete(byObject, oldest.object);
      from += 1;
    }
    if (from === 0) return;
    const rest: Shared[] = [];
    for (let index = from; index < window.length; index++) rest[index - from] = window[index] as Shared;
    window = rest;
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

  return {
    find: (object: object): number | undefined => (window.length === 0 ? undefined : mapGet(byObject, object)?.id),

    /** The object of a number that the other side wrote. */
    require(id: unknown): object {
      for (let index = window.length - 1; index >= 0; index--) {
        const shared = window[index] as Shared;
        if (shared.id === id) return shared.object;
      }
      throw new WireError('the wire named an object that is not shared');
    },

    /** Enters what a call has newly sent or brought. To be called on both sides for each frame. */
    enter(call: Call): void {
      const { containers, sizes, before } = call;
      const isTooMany = containers.length - call.entered > MOST_OBJECTS;
      for (let slot = call.entered; slot < containers.length && !isTooMany; slot++) {
        const size = sizes[slot] as number;
        if (size > LARGEST) continue;
        const object = containers[slot] as object;
        lastId += 1;
        const known = before[slot] ?? partsOf(object);
        const shared = { id: lastId, object, before: known, integrity: integrityOf(object), size };
        window[window.length] = shared;
        mapSet(byObject, object, shared);
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
      for (let index = 0; index < window.length; index++) {
        const shared = window[index] as Shared;
        if (!hasChanged(shared.object, shared.before, shared.integrity)) continue;
        changed ??= [];
        changed[changed.length] = shared;
      }
      return changed === undefined ? undefined : write(changed, encode, call);
    },

    applyChanges(changes: unknown, decode: Decode, call: Call): void {
      const entries = list(changes);
      for (let index = 0; index < entries.length; index++) {
        const change = list(entries[index]);
        const id = count(change[0]);
        let shared: Shared | undefined;
        for (let at = 0; at < window.length; at++) if ((window[at] as Shared).id === id) shared = window[at];
        if (shared === undefined) throw new WireError('the wire changed an object that is not shared');
        noteParts(shared, restore(shared.object, change, decode, call));
      }
    },
  };
}
