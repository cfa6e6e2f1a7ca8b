import type { RunAnswer } from '../postgres-client/link.ts';

/**
 * What a grader asks of a database and what it answers, one JSON text a frame. A frame holds several steps, so that
 * going to another image and back costs one exchange.
 */
export type DatabaseRequest = {
  /** What Postgres' clock shows, in milliseconds since 1970. */
  readonly wallMs: number;
  readonly steps: readonly DatabaseStep[];
  /** Whether the program has asked for it: what anything else takes of the processor is not the program's. */
  readonly isProgram: boolean;
};

export type DatabaseStep =
  /** An empty database without other images than itself, whose randomness is seeded. */
  | { readonly do: 'open'; readonly seed: number }
  /** Without values a script of any number of statements. */
  | { readonly do: 'run'; readonly text: string; readonly values?: readonly (string | null)[] | undefined }
  /** Images are named by whoever saves them. */
  | { readonly do: 'save' | 'forget'; readonly image: number }
  /** With `isReset` randomness goes back as well: else what has been drawn is not drawn again. */
  | { readonly do: 'restore'; readonly image: number; readonly isReset?: boolean };

/** The image of a database as it is opened. */
export const EMPTY = 0;

/** One for each step that runs something, in their order. */
export type DatabaseAnswer = readonly RunAnswer[];

/** The most that the rows of one run may take, in the bytes that Postgres sends. */
export const RESULT_LIMIT_BYTES = 8 * 1024 * 1024;
