import type { Person } from '../../domain/caller.ts';
import type { StaffId } from '../../domain/ids.ts';
import type { ApiKeyId, ApiKeyRequest, ApiKeyView, NewApiKey } from '../../protocol/staff-view.ts';
import {
  addApiKey,
  findKeyOwner,
  KEY_PREFIX,
  readApiKeys,
  revokeApiKey as revokeInStore,
} from '../../store/staff/api-keys.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';

export async function listApiKeys(service: Service, personId: StaffId): Promise<ApiKeyView[]> {
  return await readApiKeys(service.store, personId);
}

/** Makes a key, which is told this once. */
export async function makeApiKey(service: Service, personId: StaffId, request: ApiKeyRequest): Promise<NewApiKey> {
  return await addApiKey(service.store, personId, request);
}

/** @throws Refusal `not-found` */
export async function revokeApiKey(service: Service, personId: StaffId, id: ApiKeyId): Promise<ApiKeyView> {
  const revoked = await revokeInStore(service.store, personId, id);
  if (revoked === undefined) throw new Refusal('not-found', 'You have no such key in use.');
  return revoked;
}

/** Who sends a key along, if it is one of ours that is still good. */
export async function identifyByKey(service: Service, key: string): Promise<Person | undefined> {
  if (!key.startsWith(KEY_PREFIX)) return undefined;
  const owner = await findKeyOwner(service.store, key);
  return owner === undefined ? undefined : { type: 'staff', via: 'api-key', ...owner };
}
