/** What keys do on a board. */
export type BoardAct =
  | { readonly kind: 'move'; readonly to: number }
  | { readonly kind: 'open' | 'pick' | 'compare' | 'search' | 'help' };

export type KeyPress = {
  readonly key: string;
  /** Whether it came with Control, Alt or the like. */
  readonly isModified: boolean;
  /** Whether the rows have the focus, or something else on the page that takes no text. */
  readonly isOnRows: boolean;
  readonly hasLetters: boolean;
};

/** Where one is: the row (-1 before the first), of how many, and how many are seen at once. */
export type KeyPlace = { readonly at: number; readonly count: number; readonly pageRows: number };

/** What to do about a key; undefined where it is none of ours. */
export function actOfKey(press: KeyPress, place: KeyPlace): BoardAct | undefined {
  if (press.isModified) return undefined;
  const byRows = press.isOnRows ? onRows(press.key, place) : undefined;
  return byRows ?? (press.hasLetters ? byLetter(press.key, place) : undefined);
}

function onRows(key: string, { at, count, pageRows }: KeyPlace): BoardAct | undefined {
  switch (key) {
    case 'ArrowDown':
      return moveTo(at + 1, count);
    case 'ArrowUp':
      return moveTo(at - 1, count);
    case 'Home':
      return moveTo(0, count);
    case 'End':
      return moveTo(count - 1, count);
    case 'PageDown':
      return moveTo(at + pageRows, count);
    case 'PageUp':
      return moveTo(at - pageRows, count);
    case 'Enter':
      return { kind: 'open' };
    case ' ':
      return { kind: 'pick' };
    default:
      return undefined;
  }
}

function byLetter(key: string, { at, count }: KeyPlace): BoardAct | undefined {
  switch (key) {
    case 'j':
      return moveTo(at + 1, count);
    case 'k':
      return moveTo(at - 1, count);
    case 'x':
      return { kind: 'pick' };
    case 'c':
      return { kind: 'compare' };
    case '/':
      return { kind: 'search' };
    case '?':
      return { kind: 'help' };
    default:
      return undefined;
  }
}

function moveTo(to: number, count: number): BoardAct {
  return { kind: 'move', to: Math.max(0, Math.min(count - 1, to)) };
}
