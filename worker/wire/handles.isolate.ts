import { mapGet, mapSet } from './intrinsics.isolate.ts';

/** The objects of one side that the other knows by number, and those of the other that this one knows. */
export type Handles = {
  /** The number of one of our own objects; a new one for an object not sent before. */
  readonly export: (value: object) => number;
  readonly exportedId: (value: object) => number | undefined;
  /** One of our own objects by its number. */
  readonly requireExported: (id: unknown) => object;
  readonly import: (id: number, mirror: object) => void;
  readonly importedId: (mirror: object) => number | undefined;
  readonly findImported: (id: unknown) => object | undefined;
  /** Whether the other side was told what one of our objects is. */
  readonly isDescribed: (id: number) => boolean;
  readonly setDescribed: (id: number, described: boolean) => void;
  readonly exportSymbol: (value: symbol) => number;
  readonly exportedSymbol: (id: unknown) => symbol | undefined;
  readonly importSymbol: (id: number, description: string | undefined) => symbol;
  readonly importedSymbolId: (value: symbol) => number | undefined;
};

export function createHandles(): Handles {
  const exported: object[] = [];
  const exportedIds = new Map<object, number>();
  const described: boolean[] = [];
  const imported = new Map<number, object>();
  const importedIds = new Map<object, number>();
  const exportedSymbols: symbol[] = [];
  const exportedSymbolIds = new Map<symbol, number>();
  const importedSymbols = new Map<number, symbol>();
  const importedSymbolIds = new Map<symbol, number>();

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
    import(id, mirror) {
      mapSet(imported, id, mirror);
      mapSet(importedIds, mirror, id);
    },
    importedId: (mirror) => mapGet(importedIds, mirror),
    findImported: (id) => (typeof id === 'number' ? mapGet(imported, id) : undefined),
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
