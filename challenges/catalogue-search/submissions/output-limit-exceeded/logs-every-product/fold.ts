export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[øæœßłđ]/g, (letter) => PLAIN[letter] as string);
}

/** Letters that are not a plain letter with something on it. */
const PLAIN: Readonly<Record<string, string>> = { ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', ł: 'l', đ: 'd' };

/** The words of folded text, in order. */
export function wordsOf(folded: string): string[] {
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** What has been typed: words that are complete, and the one that is still being typed, if there is one. */
export interface Typed {
  readonly complete: readonly string[];
  readonly beginning: string | undefined;
}

export function readTyped(text: string): Typed {
  const folded = fold(text);
  const words = wordsOf(folded);
  if (!/[\p{L}\p{N}]$/u.test(folded)) return { complete: words, beginning: undefined };
  return { complete: words.slice(0, -1), beginning: words.at(-1) };
}
