/**
 * What a grader asks of a database and what it answers, one JSON text a frame. A frame holds several steps, so that
 * going to another image and back costs one exchange.
 */
export type DatabaseRequest = {
  /** What Postgres' clock shows, in milliseconds since 1970. */
  readonly wallMs: number;
  readonly steps: readonly DatabaseStep[];
};

export type DatabaseStep =
  /** Back to an empty database without images, whose randomness is seeded. */
  | { readonly do: 'open'; readonly seed: number }
  /** Without values a script of any number of statements. */
  | { readonly do: 'run'; readonly text: string; readonly values?: readonly (string | null)[] | undefined }
  /** Images are named by whoever saves them. */
  | { readonly do: 'save' | 'restore' | 'forget'; readonly image: number };

/** One for each step that runs something, in their order. */
export type DatabaseAnswer = readonly RunAnswer[];

export type RunAnswer = {
  readonly results: readonly StatementResult[];
  /** The fields of Postgres' error by their letters: https://www.postgresql.org/docs/18/protocol-error-fields.html */
  readonly error?: Readonly<Record<string, string>>;
  /** `I`: no transaction is open; `T`: one is; `E`: one is, and has failed. */
  readonly status: string;
};

export type StatementResult = {
  readonly command: string;
  readonly rowCount: number | null;
  readonly fields: readonly Field[];
  /** In the text that Postgres writes. */
  readonly rows: readonly (readonly (string | null)[])[];
};

export type Field = {
  readonly name: string;
  readonly tableID: number;
  readonly columnID: number;
  readonly dataTypeID: number;
  readonly dataTypeSize: number;
  readonly dataTypeModifier: number;
};

/** The most that the rows of one run may take, in the bytes that Postgres sends. */
export const RESULT_LIMIT_BYTES = 8 * 1024 * 1024;
