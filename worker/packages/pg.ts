import { findProvided } from 'minicase:program';
import { Client as AnyClient } from '../postgres-client/client.ts';
import { DatabaseError } from '../postgres-client/database-error.ts';
import { escapeIdentifier, escapeLiteral } from '../postgres-client/escape.ts';
import type { SqlLink } from '../postgres-client/link.ts';
import { Pool as AnyPool, type PoolOptions } from '../postgres-client/pool.ts';
import { createTypeParsers } from '../postgres-client/type-parsers.ts';

/** What a program gets that imports `pg`: the database of its suite's world, whatever it says of hosts and passwords. */

function requireLink(): SqlLink {
  const link = findProvided('sql') as SqlLink | undefined;
  if (link === undefined) throw new Error('connect ECONNREFUSED: the tests of this case have no database');
  return link;
}

const link: SqlLink = {
  open: () => requireLink().open(),
  run: (session, text, values) => requireLink().run(session, text, values),
  close: (session) => requireLink().close(session),
};

export const types = createTypeParsers();

export class Client extends AnyClient {
  constructor(_config?: unknown) {
    super(link, types);
  }
}

export class Pool extends AnyPool {
  constructor(options: PoolOptions = {}) {
    super(link, types, options);
  }
}

export const defaults: Record<string, unknown> = {};

export { DatabaseError, escapeIdentifier, escapeLiteral };

const pg = { Client, Pool, types, defaults, DatabaseError, escapeIdentifier, escapeLiteral };

// biome-ignore lint/style/noDefaultExport: the package has one.
export default pg;
