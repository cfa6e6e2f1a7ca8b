import {
  freeze,
  getOwnPropertyDescriptor,
  isExtensible,
  isFrozen,
  isSealed,
  preventExtensions,
  seal,
} from './intrinsics.isolate.ts';
import { INTEGRITY } from './message.ts';

const { isView } = ArrayBuffer;

/** What `Object.preventExtensions`, `seal` or `freeze` made of an object; see `INTEGRITY`. */
export function integrityOf(value: object): number {
  if (isExtensible(value)) return INTEGRITY.none;
  // V8 says of an empty array that it is frozen when it is sealed.
  if (isFrozen(value) && getOwnPropertyDescriptor(value, 'length')?.writable !== true) return INTEGRITY.frozen;
  return isSealed(value) ? INTEGRITY.sealed : INTEGRITY.nonExtensible;
}

export function setIntegrity(value: object, integrity: number): void {
  if (integrity === INTEGRITY.none) return;
  // V8 calls a view sealed that takes no new properties, and refuses to seal it.
  if (isView(value)) preventExtensions(value);
  else if (integrity === INTEGRITY.frozen) freeze(value);
  else if (integrity === INTEGRITY.sealed) seal(value);
  else if (integrity === INTEGRITY.nonExtensible) preventExtensions(value);
}
