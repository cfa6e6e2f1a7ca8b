import { type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Service } from '../service/service.ts';
import { Problem, type ProblemStatus } from './problem.ts';

/** Adds a family of routes to the application. */
export type Routes = (app: OpenAPIHono, service: Service) => void;

const DESCRIPTIONS: Readonly<Partial<Record<ProblemStatus, string>>> = {
  400: 'The body is not JSON, or not UTF-8.',
  401: 'There is no valid token, and nobody is signed in.',
  403: 'The token, or the role of who is signed in, is not for this.',
  404: 'There is no such thing.',
  409: 'It does not go with how things are; `detail` says what to do.',
  410: 'It is over.',
  413: 'The body is too large.',
  415: 'The body is not plain JSON.',
  422: 'Fields are missing or wrong; `errors` names them.',
  429: 'Too many in too short a time; `Retry-After` says when to try again.',
};

/**
 * A schema under a name in the document. A copy, since `openapi` is known only to schemas that were made after
 * `@hono/zod-openapi` was loaded.
 */
export function named<T extends z.ZodType>(name: string, schema: T): T {
  return z.clone(schema).openapi(name);
}

const NamedProblem = named('Problem', Problem);

/** The documentation of a JSON answer. */
export function json<T extends z.ZodType>(schema: T, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

/** The documentation of what a request has to hold. */
export function jsonBody<T extends z.ZodType>(name: string, schema: T) {
  return { required: true, content: { 'application/json': { schema: named(name, schema) } } };
}

/** The documentation of answers that are problem details. */
export function problems(...statuses: readonly ProblemStatus[]) {
  const documented = statuses.map((status) => [
    status,
    {
      description: DESCRIPTIONS[status] ?? 'A problem.',
      content: { 'application/problem+json': { schema: NamedProblem } },
    },
  ]);
  return Object.fromEntries(documented) as Record<never, never>;
}

/** Staff come with a token, or are signed in. */
export const BEARER = [{ bearer: [] }, { session: [] }];

/** For people who are signed in, and no token. */
export const SESSION = [{ session: [] }];
