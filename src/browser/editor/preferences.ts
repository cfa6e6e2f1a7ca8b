import { signal } from '@preact/signals';

export type Preferences = {
  readonly keys: 'default' | 'vim' | 'emacs';
  readonly fontSize: number;
  readonly wrapsLines: boolean;
  readonly hidesTimer: boolean;
  /** How much of the window's width the statement has, in percent. */
  readonly statementPercent: number;
  /** How much of the height the editor has, above results. */
  readonly editorPercent: number;
};

const KEY = 'minicase.preferences';
const DEFAULTS: Preferences = {
  keys: 'default',
  fontSize: 14,
  wrapsLines: false,
  hidesTimer: false,
  statementPercent: 38,
  editorPercent: 62,
};

/** How somebody likes to work, on this device. */
export const preferences = signal<Preferences>(readPreferences());

export function setPreference<Name extends keyof Preferences>(name: Name, value: Preferences[Name]): void {
  preferences.value = { ...preferences.value, [name]: value };
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences.value));
  } catch {
    // Storage is full or shut: they hold until the window is closed.
  }
}

function readPreferences(): Preferences {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return { ...DEFAULTS, ...onlyKnown(kept) };
  } catch {
    return DEFAULTS;
  }
}

function onlyKnown(kept: unknown): Partial<Preferences> {
  if (typeof kept !== 'object' || kept === null) return {};
  const known = Object.entries(DEFAULTS).map(([name, value]) => [name, typeof value] as const);
  const fitting = Object.entries(kept).filter(([name, value]) =>
    known.some(([each, type]) => each === name && type === typeof value),
  );
  return Object.fromEntries(fitting);
}
