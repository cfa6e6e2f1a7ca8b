/** How a client reaches its database: one session each, one run at a time. */
export type SqlLink = {
  readonly open: () => number;
  readonly run: (session: number, text: string, values?: readonly (string | null)[]) => Promise<RunAnswer>;
  readonly close: (session: number) => void;
};

/** What became of one statement with values, or of a script without. */
export type RunAnswer = {
  readonly results: readonly StatementResult[];
  /** The fields of Postgres' error by their letters: https://www.postgresql.org/docs/18/protocol-error-fields.html */
  readonly error?: Readonly<Record<string, string>>;
  readonly status: RunStatus;
};

/** `I`: no transaction is open; `T`: one is; `E`: one is, and has failed; `X`: the connection is lost. */
export type RunStatus = 'I' | 'T' | 'E' | 'X';

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
