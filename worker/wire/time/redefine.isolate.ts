import { defineProperty, namesOfIntrinsics, registerIntrinsic } from '../intrinsics.isolate.ts';

/** Puts a function in the place of a built-in one, and has it look the same, here and over the wire. */
export function redefine(
  owner: object,
  name: string,
  native: (...args: never[]) => unknown,
  { method }: { readonly method: (...args: never[]) => unknown },
): void {
  defineProperty(method, 'name', { value: native.name, configurable: true });
  defineProperty(method, 'length', { value: native.length, configurable: true });
  defineProperty(owner, name, { value: method, writable: true, configurable: true, enumerable: false });
  const known = namesOfIntrinsics.get(native);
  if (known !== undefined) registerIntrinsic(known, method);
}
