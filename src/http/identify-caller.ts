import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import type { Caller, CandidateCaller, Person } from '../domain/caller.ts';

export type Tokens = { readonly api: string; readonly worker: string };

/** How those are told who hold no token of the server's. Each finds nobody where the request is not of theirs. */
export type Identifiers = {
  readonly session?: (headers: Headers) => Promise<Person | undefined>;
  readonly apiKey?: (key: string) => Promise<Person | undefined>;
  readonly candidate?: (context: Context) => Promise<CandidateCaller | undefined>;
};

/** @param isCandidateAsked - who is of the staff and a candidate in one browser is then taken for a candidate. */
export async function identifyCaller(
  context: Context,
  tokens: Tokens,
  { session, apiKey, candidate }: Identifiers,
  isCandidateAsked: boolean,
): Promise<Caller> {
  const token = bearerOf(context);
  const byToken = holderOf(token, tokens);
  if (byToken !== undefined) return byToken;
  const staff = async () => await (token === undefined ? session?.(context.req.raw.headers) : apiKey?.(token));
  const invited = async () => await candidate?.(context);
  for (const identify of isCandidateAsked ? [invited, staff] : [staff, invited]) {
    const caller = await identify();
    if (caller !== undefined) return caller;
  }
  return { type: 'anyone' };
}

export function bearerOf(context: Context): string | undefined {
  return /^Bearer +(\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
}

function holderOf(token: string | undefined, tokens: Tokens): Caller | undefined {
  if (token === undefined) return undefined;
  if (isSame(token, tokens.api)) return { type: 'staff', via: 'operator', role: 'admin' };
  return isSame(token, tokens.worker) ? { type: 'worker' } : undefined;
}

/** Takes the same time whatever the token: digests are compared, which are of one length. */
function isSame(token: string, expected: string): boolean {
  return timingSafeEqual(digest(token), digest(expected));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
