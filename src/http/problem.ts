import { STATUS_CODES } from 'node:http';
import type { Context } from 'hono';
import { z } from 'zod';
import type { FieldError } from '../service/refusal.ts';

/** RFC 9457 problem details. */
export const Problem = z.object({
  type: z.string().meta({ description: 'Names the kind of problem; `about:blank` where the status says it all.' }),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z
    .array(z.object({ path: z.string(), message: z.string() }))
    .optional()
    .meta({
      description: 'Which fields are wrong: `files.0.path`.',
    }),
});
export type Problem = z.infer<typeof Problem>;

export type ProblemStatus = 400 | 401 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 422 | 429 | 500;

export function problem(
  context: Context,
  status: ProblemStatus,
  detail: string,
  fields: readonly FieldError[] = [],
  headers: Readonly<Record<string, string>> = {},
): Response {
  const body: Problem = {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Problem',
    status,
    detail,
    ...(fields.length === 0 ? {} : { errors: [...fields] }),
  };
  return context.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json', ...headers });
}
