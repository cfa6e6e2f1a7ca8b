import type { Context, ErrorHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Logger } from 'pino';
import type { z } from 'zod';
import { type FieldError, Refusal, type RefusalReason } from '../service/refusal.ts';
import { type ProblemStatus, problem } from './problem.ts';

const STATUS: Readonly<Record<RefusalReason, ProblemStatus>> = {
  'not-found': 404,
  invalid: 422,
  'key-reused': 422,
  over: 410,
  conflict: 409,
  'not-yours': 403,
};

/** More would help nobody: the same mistake tends to be in every file. */
const FIELD_ERRORS_SHOWN = 50;

/** Turns whatever a route throws into problem details. */
export function answerError(log: Logger): ErrorHandler {
  return (error, context) => {
    if (error instanceof Refusal) return problem(context, STATUS[error.reason], error.message, error.fields);
    if (error instanceof HTTPException && error.status === 400) {
      return problem(context, 400, 'The body is not valid JSON.');
    }
    log.error({ err: error, method: context.req.method, path: context.req.path }, 'a request failed');
    return problem(context, 500, 'Something went wrong on our side; it has been written down.');
  };
}

type Validated = { success: true } | { success: false; error: z.ZodError };

/** Answers a request whose parts do not fit their schema. */
export function answerInvalid(result: Validated & { target: string }, context: Context): Response | undefined {
  if (result.success) return undefined;
  const fields = result.error.issues.slice(0, FIELD_ERRORS_SHOWN).flatMap(fieldErrorsOf);
  if (result.target === 'param') return problem(context, 404, 'There is nothing at this address.', fields);
  const what = result.target === 'json' ? 'The body' : `The ${result.target}`;
  return problem(context, 422, `${what} does not have the form asked for; see \`errors\`.`, fields);
}

function fieldErrorsOf(issue: z.core.$ZodIssue): FieldError[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key].join('.').slice(0, 200), message: 'is not known' }));
  }
  return [{ path: path.join('.'), message: issue.message }];
}
