import {
  defineProperty,
  deleteProperty,
  get,
  getOwnPropertyDescriptor,
  mapGet,
  mapSet,
} from '../wire/intrinsics.isolate.ts';

type Original = { readonly descriptor: PropertyDescriptor | undefined };

/** Properties as they were before a spec assigned to them, by the object's name and theirs. */
const originals = new Map<string, Map<PropertyKey, Original>>();
const LocalMap = Map;

/**
 * Does to `console`, `Math` or another global object here what a spec did to its own.
 *
 * @param request - `[op, object, key, isRestoring, value]`
 */
export function assignGlobal(request: readonly unknown[], decode: (encoded: unknown) => unknown): void {
  const [, name, encodedKey, isRestoring, encodedValue] = request;
  const key = decode(encodedKey) as PropertyKey;
  const value = decode(encodedValue);
  const target = name === 'globalThis' ? globalThis : (get(globalThis, name as string) as object | undefined);
  if ((typeof target !== 'object' && typeof target !== 'function') || target === null) return;
  const known = mapGet(originals, name as string) ?? new LocalMap<PropertyKey, Original>();
  mapSet(originals, name, known);
  const original = mapGet(known, key);
  if (isRestoring !== true) {
    if (original === undefined) mapSet(known, key, { descriptor: getOwnPropertyDescriptor(target, key) });
    defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
  } else if (original?.descriptor === undefined) {
    deleteProperty(target, key);
  } else {
    defineProperty(target, key, original.descriptor);
  }
}
