export type FieldProblem = { readonly path: string; readonly message: string };

/** The server's answer that it will not: RFC 9457 problem details. `message` is for people to read. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  readonly errors: readonly FieldProblem[];
  /** When to ask again; null where the server did not say. */
  readonly retryAfterSeconds: number | null;

  constructor(
    status: number,
    detail: string,
    errors: readonly FieldProblem[] = [],
    retryAfterSeconds: number | null = null,
  ) {
    super(detail);
    this.status = status;
    this.errors = errors;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** There was no answer: no connection, or no server at its end. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';

  constructor(cause: unknown) {
    super('There is no connection to the server.', { cause });
  }
}

const WORDS: Readonly<Record<number, string>> = {
  401: 'Your link is not known on this device. Open the link of your invitation again.',
  403: 'This is not yours to see.',
  404: 'There is nothing at this address.',
  413: 'That is too large to be sent.',
  429: 'That was too fast. Wait a moment, then try again.',
};

export async function readProblem(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => undefined);
  const { detail, errors } = (typeof body === 'object' && body !== null ? body : {}) as {
    readonly detail?: unknown;
    readonly errors?: unknown;
  };
  const words = WORDS[response.status] ?? 'Something went wrong on our side. Try again in a moment.';
  const after = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new ApiProblem(
    response.status,
    typeof detail === 'string' && detail !== '' ? detail : words,
    Array.isArray(errors) ? errors.filter(isFieldProblem) : [],
    Number.isFinite(after) ? after : null,
  );
}

/** What to tell people of anything that was thrown. */
export function wordsFor(error: unknown): string {
  if (error instanceof ApiProblem) {
    const fields = error.errors.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
    return [error.message, ...fields].join(' ');
  }
  return error instanceof Error ? error.message : String(error);
}

function isFieldProblem(value: unknown): value is FieldProblem {
  return typeof value === 'object' && value !== null && 'path' in value && 'message' in value;
}
