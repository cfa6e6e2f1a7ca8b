import { type DestinationStream, type Logger, pino } from 'pino';

/** What a process tells its operator, as lines of JSON on standard error. */
export function openLog(level: string, destination: DestinationStream = standardError()): Logger {
  return pino({ level, serializers: { err: describeError } }, destination);
}

function standardError(): DestinationStream {
  return pino.destination({ dest: 2, sync: true });
}

type DescribedError = {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string | undefined;
  readonly cause?: DescribedError;
};

/**
 * No more of an error than this: those of databases carry the query, its values and the whole connection along, and so
 * whole reports.
 */
function describeError(error: unknown): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const { name, message, stack, cause } = error;
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { type: name, message, ...code, stack, ...(cause === undefined ? {} : { cause: describeError(cause) }) };
}
