import { weakGet, weakSet } from './intrinsics.isolate.ts';

const facades = new WeakMap<object, object>();
let hasAny = false;

/**
 * From here on the other side is given `facade` wherever it would be given `object`: what it may use of it, without
 * what is the author's alone.
 */
export function presentAs(object: object, facade: object): void {
  hasAny = true;
  weakSet(facades, object, facade);
}

/** What the other side is given in the place of an object; undefined where that is the object itself. */
export function facadeOf(object: object): object | undefined {
  return hasAny ? weakGet(facades, object) : undefined;
}
