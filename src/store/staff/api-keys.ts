import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { StaffId } from '../../domain/ids.ts';
import type { Role } from '../../domain/role.ts';
import { Scope } from '../../domain/scope.ts';
import { ApiKeyId, type ApiKeyRequest, type ApiKeyView } from '../../protocol/staff-view.ts';
import type { Store } from '../store.ts';
import { noteOwn } from './note-staff.ts';
import { digestSecret, makeSecret } from './secrets.ts';

/** By which keys are known where they should not be, such as in a repository. */
export const KEY_PREFIX = 'mck_';

const SHOWN = KEY_PREFIX.length + 6;
const DAY_MS = 24 * 60 * 60 * 1_000;

const COLUMNS = [
  'id',
  'name',
  'starts_with',
  'scopes',
  'created_at',
  'expires_at',
  'last_used_at',
  'revoked_at',
] as const;

/** @returns the key, which is kept nowhere. */
export async function addApiKey(
  store: Store,
  personId: StaffId,
  { name, scopes, days }: ApiKeyRequest,
): Promise<{ readonly key: string; readonly apiKey: ApiKeyView }> {
  const { token, digest } = makeSecret(KEY_PREFIX);
  const apiKey = await store.database.transaction().execute(async (transaction) => {
    const row = await transaction
      .insertInto('staff_api_keys')
      .values({
        id: randomUUID(),
        person_id: personId,
        name,
        key_digest: digest,
        starts_with: token.slice(0, SHOWN),
        scopes: [...new Set(scopes)],
        expires_at: new Date(Date.now() + days * DAY_MS),
      })
      .returning(COLUMNS)
      .executeTakeFirstOrThrow();
    await noteOwn(transaction, personId, 'make-key', parseKey(row));
    return parseKey(row);
  });
  return { key: token, apiKey };
}

export async function readApiKeys(store: Store, personId: StaffId): Promise<ApiKeyView[]> {
  const keys = await store.database
    .selectFrom('staff_api_keys')
    .select(COLUMNS)
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .execute();
  return keys.map(parseKey);
}

/** @returns undefined where they have no such key in use. */
export async function revokeApiKey(store: Store, personId: StaffId, id: ApiKeyId): Promise<ApiKeyView | undefined> {
  return await store.database.transaction().execute(async (transaction) => {
    const row = await transaction
      .updateTable('staff_api_keys')
      .set({ revoked_at: sql<Date>`clock_timestamp()` })
      .where('person_id', '=', personId)
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .returning(COLUMNS)
      .executeTakeFirst();
    if (row === undefined) return undefined;
    await noteOwn(transaction, personId, 'revoke-key', parseKey(row));
    return parseKey(row);
  });
}

export type KeyOwner = {
  readonly id: StaffId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly scopes: readonly Scope[];
};

/** Whose key it is, as they are now, and what it is for. Nobody's once it or they are out. */
export async function findKeyOwner(store: Store, key: string): Promise<KeyOwner | undefined> {
  const found = await store.database
    .selectFrom('staff_api_keys')
    .innerJoin('staff_people', 'staff_people.id', 'staff_api_keys.person_id')
    .select(['staff_api_keys.id as key_id', 'staff_people.id', 'staff_people.name', 'email', 'role', 'scopes'])
    .where('key_digest', '=', digestSecret(key))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', sql<Date>`clock_timestamp()`)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  if (found === undefined) return undefined;
  await noteUse(store, found.key_id);
  const { id, name, email, role, scopes } = found;
  return { id: StaffId.parse(id), name, email, role, scopes: parseScopes(scopes) };
}

/** To the minute: a busy key is not worth a write for each request. */
async function noteUse(store: Store, keyId: string): Promise<void> {
  await store.database
    .updateTable('staff_api_keys')
    .set({ last_used_at: sql<Date>`clock_timestamp()` })
    .where('id', '=', keyId)
    .where((where) =>
      where.or([
        where('last_used_at', 'is', null),
        where('last_used_at', '<', sql<Date>`clock_timestamp() - interval '1 minute'`),
      ]),
    )
    .execute();
}

type KeyRow = {
  readonly id: string;
  readonly name: string;
  readonly starts_with: string;
  readonly scopes: readonly string[];
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly last_used_at: Date | null;
  readonly revoked_at: Date | null;
};

function parseKey(row: KeyRow): ApiKeyView {
  return {
    id: ApiKeyId.parse(row.id),
    name: row.name,
    startsWith: row.starts_with,
    scopes: parseScopes(row.scopes),
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  };
}

/** A scope that there is no more is for nothing. */
function parseScopes(scopes: readonly string[]): Scope[] {
  return scopes.flatMap((scope) => Scope.safeParse(scope).data ?? []);
}
