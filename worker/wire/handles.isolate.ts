import { mapDelete, mapForEach, mapGet, mapSet, mapSize, weakGet, weakSet, weakTarget } from './intrinsics.isolate.ts';

/** The objects of one side that the other knows by number, and those of the other that this one knows. */
export type Handles = {
  /** The number of one of our own objects; a new one for an object not sent before. */
  readonly export: (value: object) => number;
  readonly exportedId: (value: object) => number | undefined;
  /** One of our own objects by its number. */
  readonly requireExported: (id: unknown) => object;
  /** Forgets one of our own objects, which the other side holds no longer. */
  readonly release: (id: unknown) => void;
  readonly import: (id: number, mirror: object) => void;
  /** As `import`; the mirror may be let go of once there are many, and is made again where it is asked for. */
  readonly importInstance: (id: number, mirror: object, makeAgain: () => object) => void;
  /** Keeps a mirror for good. */
  readonly hold: (mirror: object) => void;
  readonly importedId: (mirror: object) => number | undefined;
  readonly findImported: (id: unknown) => object | undefined;
  /** The other side's objects that nothing here holds any longer, where it is time to look for them. */
  readonly takeUnused: () => readonly number[];
  /** Whether the other side was told what one of our objects is. */
  readonly isDescribed: (id: number) => boolean;
  readonly setDescribed: (id: number, described: boolean) => void;
  readonly exportSymbol: (value: symbol) => number;
  readonly exportedSymbol: (id: unknown) => symbol | undefined;
  readonly importSymbol: (id: number, description: string | undefined) => symbol;
  readonly importedSymbolId: (value: symbol) => number | undefined;
};

/** So many mirrors of instances are simply kept. */
const KEPT = 2_000;
/** So many more are made before it is looked which of them are still held: looking costs some 50 ns for each. */
const LOOK_AFTER = 2_000;

type Held = { readonly mirror: WeakRef<object>; readonly makeAgain: () => object };

const NONE: readonly number[] = [];
const LocalWeakRef = WeakRef;

export function createHandles(): Handles {
  const exported: (object | undefined)[] = [];
  const exportedIds = new Map<object, number>();
  const described: boolean[] = [];
  const imported = new Map<number, object>();
  const held = new Map<number, Held>();
  const importedIds = new WeakMap<object, number>();
  const exportedSymbols: symbol[] = [];
  const exportedSymbolIds = new Map<symbol, number>();
  const importedSymbols = new Map<number, symbol>();
  const importedSymbolIds = new Map<symbol, number>();
  let kept = 0;
  let lookAt = LOOK_AFTER;

  function hold(id: number, mirror: object): void {
    mapSet(imported, id, mirror);
    weakSet(importedIds, mirror, id);
  }

  function findHeld(id: number): object | undefined {
    const entry = mapGet(held, id);
    if (entry === undefined) return undefined;
    const known = weakTarget(entry.mirror);
    if (known !== undefined) return known;
    const mirror = entry.makeAgain();
    mapSet(held, id, { mirror: new LocalWeakRef(mirror), makeAgain: entry.makeAgain });
    weakSet(importedIds, mirror, id);
    return mirror;
  }

  return {
    export(value) {
      const known = mapGet(exportedIds, value);
      if (known !== undefined) return known;
      const id = exported.length;
      exported[id] = value;
      described[id] = false;
      mapSet(exportedIds, value, id);
      return id;
    },
    exportedId: (value) => mapGet(exportedIds, value),
    requireExported(id) {
      const value = typeof id === 'number' ? exported[id] : undefined;
      if (value === undefined) throw new TypeError(`the wire named an object that does not exist: ${String(id)}`);
      return value;
    },
    release(id) {
      const value = typeof id === 'number' ? exported[id] : undefined;
      if (value === undefined) return;
      exported[id as number] = undefined;
      described[id as number] = false;
      mapDelete(exportedIds, value);
    },
    import: hold,
    importInstance(id, mirror, makeAgain) {
      if (kept < KEPT) {
        kept += 1;
        hold(id, mirror);
      } else {
        mapSet(held, id, { mirror: new LocalWeakRef(mirror), makeAgain });
        weakSet(importedIds, mirror, id);
      }
    },
    hold(mirror) {
      const id = weakGet(importedIds, mirror);
      if (id !== undefined) mapSet(imported, id, mirror);
    },
    importedId: (mirror) => weakGet(importedIds, mirror),
    findImported(id) {
      if (typeof id !== 'number') return undefined;
      return mapGet(imported, id) ?? findHeld(id);
    },
    takeUnused() {
      if (mapSize(held) < lookAt) return NONE;
      const unused: number[] = [];
      mapForEach(held, (entry, id) => {
        const isUsed = weakTarget((entry as Held).mirror) !== undefined || mapGet(imported, id as number) !== undefined;
        if (!isUsed) unused[unused.length] = id as number;
      });
      for (let index = 0; index < unused.length; index++) mapDelete(held, unused[index]);
      lookAt = 2 * mapSize(held) + LOOK_AFTER;
      return unused;
    },
    isDescribed: (id) => described[id] === true,
    setDescribed(id, value) {
      described[id] = value;
    },
    exportSymbol(value) {
      const known = mapGet(exportedSymbolIds, value);
      if (known !== undefined) return known;
      const id = exportedSymbols.length;
      exportedSymbols[id] = value;
      mapSet(exportedSymbolIds, value, id);
      return id;
    },
    exportedSymbol: (id) => (typeof id === 'number' ? exportedSymbols[id] : undefined),
    importSymbol(id, description) {
      const known = mapGet(importedSymbols, id);
      if (known !== undefined) return known;
      const value = Symbol(description);
      mapSet(importedSymbols, id, value);
      mapSet(importedSymbolIds, value, id);
      return value;
    },
    importedSymbolId: (value) => mapGet(importedSymbolIds, value),
  };
}
