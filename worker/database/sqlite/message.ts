import type { SentValue } from './values.ts';

/** What a grader asks of SQLite, one JSON text a frame, and what is answered. */
export type SqliteRequest = {
  /** What SQLite's clock shows, in milliseconds since 1970. */
  readonly wallMs: number;
  readonly steps: readonly SqliteStep[];
  /** Whether the program has asked for it: it has a connection of its own, and pays for what it asks. */
  readonly isProgram: boolean;
};

export type SqliteStep =
  /** An empty database without other images than itself, whose randomness is seeded. */
  | { readonly do: 'open'; readonly seed: number }
  /** Compiles a statement: its columns, or why it is none. */
  | { readonly do: 'describe'; readonly text: string }
  /** Of the rows no more than `mostRows` are read. */
  | { readonly do: 'run'; readonly text: string; readonly values: SentValues; readonly mostRows?: number | undefined }
  /** Any number of statements, without values and rows. */
  | { readonly do: 'script'; readonly text: string }
  /** Ends the program's transaction where it has one open. */
  | { readonly do: 'roll-back' }
  /** Images are named by whoever saves them, and hold what was committed. */
  | { readonly do: 'save'; readonly image: number }
  | { readonly do: 'restore'; readonly image: number };

/** By place, or by name without its sign. */
export type SentValues = readonly SentValue[] | Readonly<Record<string, SentValue>>;

/** What became of a step that compiles or runs something. */
export type SqliteOutcome = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SentValue[])[];
  readonly changes: number;
  readonly lastInsertRowid: SentValue;
  /** Whether a transaction is open afterwards. */
  readonly isInTransaction: boolean;
  readonly error?: SqliteFault;
};

/** An extended result code: https://www.sqlite.org/rescode.html */
export type SqliteFault = { readonly code: number; readonly message: string };

/** One for each step that compiles or runs something, in their order. */
export type SqliteAnswer = readonly SqliteOutcome[];

/** The image of a database as it is opened. */
export const EMPTY = 0;
