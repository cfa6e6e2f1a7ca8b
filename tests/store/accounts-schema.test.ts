import { getMigrations } from 'better-auth/db/migration';
import { expect, test } from 'vitest';
import { authOptions } from '../../src/store/accounts/open-accounts.ts';
import { openStore } from '../../src/store/open-store.ts';
import { makeDatabase } from '../support/make-database.ts';

test('better-auth finds all that it needs in the tables that we have made for it', async () => {
  const store = await openStore(await makeDatabase());
  try {
    const missing = await getMigrations(authOptions(store, { secret: 's'.repeat(32), onError: () => {} }));
    expect(missing.toBeCreated).toEqual([]);
    expect(missing.toBeAdded).toEqual([]);
  } finally {
    await store.close();
  }
});
