import path from 'node:path';
import type { Logger } from 'pino';
import { openLog } from '../../src/protocol/open-log.ts';
import { openQueues } from '../../src/queue/open-queues.ts';
import type { Service } from '../../src/service/service.ts';
import { sealingKeyOf } from '../../src/service/webhooks/webhook-terms.ts';
import { type AccountsOptions, openAccounts } from '../../src/store/accounts/open-accounts.ts';
import { openStore } from '../../src/store/open-store.ts';
import { publishChallenge } from '../../src/store/publish-challenge.ts';
import { makeChallenge } from './make-challenge.ts';
import { makeDatabase } from './make-database.ts';
import { MADE_UP_ENGINE } from './make-report.ts';

export type OpenService = Service & { readonly close: () => Promise<void> };

const CHALLENGES = path.join(import.meta.dirname, '../../challenges');
const SECRET = 'a-secret-that-is-for-tests-alone-0123456789';

/** A service on a database of its own, with the challenge of `makeChallenge`, and nothing running in the background. */
export async function openService(
  log: Logger = openLog('silent'),
  accounts: Partial<AccountsOptions> = {},
): Promise<OpenService> {
  const databaseUrl = await makeDatabase();
  const store = await openStore(databaseUrl);
  const queues = await openQueues({ databaseUrl }, (error) => process.stderr.write(`queue: ${error.message}\n`));
  await publishChallenge(store, makeChallenge(), 'Add two numbers.');
  return {
    store,
    accounts: openAccounts(store, { secret: SECRET, onError: (message) => log.error(message), ...accounts }),
    queues,
    log,
    challengesFolder: CHALLENGES,
    engine: MADE_UP_ENGINE,
    keptForDays: null,
    webhooks: { sealingKey: sealingKeyOf(SECRET), mayBePrivate: true },
    close: async () => {
      await queues.close();
      await store.close();
    },
  };
}
