export let count = 0;

export function reverse<T>(list: readonly T[]): T[] {
  count += 1;
  return [...list].reverse();
}

export function reverseInPlace<T>(list: T[]): T[] {
  return list.reverse();
}
