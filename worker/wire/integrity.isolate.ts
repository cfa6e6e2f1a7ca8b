import { freeze, isExtensible, isFrozen, isSealed, preventExtensions, seal } from './intrinsics.isolate.ts';
import { INTEGRITY } from './message.ts';

/** What `Object.preventExtensions`, `seal` or `freeze` made of an object; see `INTEGRITY`. */
export function integrityOf(value: object): number {
  if (isExtensible(value)) return INTEGRITY.none;
  if (isFrozen(value)) return INTEGRITY.frozen;
  return isSealed(value) ? INTEGRITY.sealed : INTEGRITY.nonExtensible;
}

export function setIntegrity(value: object, integrity: number): void {
  if (integrity === INTEGRITY.frozen) freeze(value);
  else if (integrity === INTEGRITY.sealed) seal(value);
  else if (integrity === INTEGRITY.nonExtensible) preventExtensions(value);
}
