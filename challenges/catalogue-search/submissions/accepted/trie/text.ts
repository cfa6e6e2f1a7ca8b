const NOT_DECOMPOSED: readonly (readonly [string, string])[] = [
  ['ø', 'o'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ß', 'ss'],
  ['ł', 'l'],
  ['đ', 'd'],
];

export function fold(text: string): string {
  let folded = text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}+/gu, '');
  for (const [letter, plain] of NOT_DECOMPOSED) folded = folded.replaceAll(letter, plain);
  return folded;
}

export function split(folded: string): string[] {
  return folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** Whether the last word of folded text is complete: nobody is in the middle of it. */
export function hasBeenTyped(folded: string): boolean {
  const last = Array.from(folded.slice(-2)).at(-1) ?? ' ';
  return split(last).length === 0;
}
