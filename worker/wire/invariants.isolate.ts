import type { Description } from './description.isolate.ts';
import {
  defineProperty,
  deleteProperty,
  isExtensible,
  mapGet,
  ownKeys,
  preventExtensions,
  setPrototypeOf,
} from './intrinsics.isolate.ts';

/**
 * A proxy may not contradict what stands behind it where that can change no more. So what stands behind a mirror
 * becomes what the other side's object is, as far as that is fixed.
 */

/** Makes a target what the other side's object is once that takes no new properties; it may still lose some. */
export function settle(target: object, description: Description, isHidden: (key: PropertyKey) => boolean): void {
  if (description.isExtensible) return;
  const own = ownKeys(target);
  for (let index = 0; index < own.length; index++) {
    const key = own[index] as PropertyKey;
    if (propertyOf(description, key) === undefined) deleteProperty(target, key);
  }
  if (!isExtensible(target)) return;
  setPrototypeOf(target, description.prototype);
  for (let index = 0; index < description.keys.length; index++) {
    const key = description.keys[index] as PropertyKey;
    if (!isHidden(key)) fix(target, key, description);
  }
  preventExtensions(target);
}

/** Gives a target a property as the other side's object has it. */
export function fix(target: object, key: PropertyKey, description: Description): void {
  const descriptor = propertyOf(description, key);
  if (descriptor !== undefined) defineProperty(target, key, descriptor);
}

function propertyOf({ properties }: Description, key: PropertyKey): PropertyDescriptor | undefined {
  return mapGet(properties as Map<PropertyKey, PropertyDescriptor>, key);
}
