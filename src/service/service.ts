import type { Logger } from 'pino';
import type { EngineVersion } from '../domain/ids.ts';
import type { Queues } from '../queue/queues.ts';
import type { Accounts } from '../store/accounts/accounts.ts';
import type { Store } from '../store/store.ts';
import type { WebhookTerms } from './webhooks/webhook-terms.ts';

/** What use cases work with. */
export type Service = {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly queues: Queues;
  readonly log: Logger;
  /** The folder of challenges that it started with; null where there is none. */
  readonly challengesFolder: string | null;
  /** What this server's own benches judge with. */
  readonly engine: EngineVersion;
  /** For how many days after their last invitation's end candidates are kept; null for as long as nobody erases them. */
  readonly keptForDays: number | null;
  readonly webhooks: WebhookTerms;
};
