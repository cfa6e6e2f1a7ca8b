import { createHash, randomBytes } from 'node:crypto';

/** Something that nobody can guess, and what is kept of it: who reads the database cannot use it. */
export type Secret = { readonly token: string; readonly digest: string };

export function makeSecret(prefix = ''): Secret {
  const token = `${prefix}${randomBytes(32).toString('base64url')}`;
  return { token, digest: digestSecret(token) };
}

export function digestSecret(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
