import {
  getOwnPropertyDescriptor,
  isConstructor,
  mapGet,
  namesOfIntrinsics,
  ownKeys,
  setHas,
} from './intrinsics.isolate.ts';

/**
 * What a program may do with the grader's built-ins. It has its own of each, so there is nothing that it needs them
 * for, but to call the methods that a spec's instances inherit: `get` of a class that extends `Map`.
 */

/** What every object or function inherits: it acts on whatever it is given, makes code of text, or shows code. */
const UNIVERSAL = new Set<unknown>();
for (const prototype of [Object.prototype, Function.prototype]) {
  for (const key of ownKeys(prototype)) {
    const descriptor = getOwnPropertyDescriptor(prototype, key);
    for (const part of [descriptor?.value, descriptor?.get, descriptor?.set]) {
      if (typeof part === 'function') UNIVERSAL.add(part);
    }
  }
}

export function isBuiltIn(value: unknown): boolean {
  return mapGet(namesOfIntrinsics, value as object) !== undefined;
}

/** Whether the other side is to use its own function of that name in place of ours. */
export function isUniversal(value: unknown): boolean {
  return setHas(UNIVERSAL, value);
}

/** @throws TypeError where a built-in of ours would act on anything but what was sent over for it */
export function requireHarmlessCall(method: unknown, self: unknown, args: readonly unknown[], firstArg: number): void {
  if (!isBuiltIn(method)) return;
  if (isUniversal(method) || isConstructor(method as () => unknown) || isBuiltIn(self)) refuse();
  for (let index = firstArg; index < args.length; index++) if (isBuiltIn(args[index])) refuse();
}

function refuse(): never {
  throw new TypeError('a built-in may not be used like this from the other side');
}
