import type { Kysely } from 'kysely';
import type { StoreSignals } from './store-signals.ts';
import type { Tables } from './tables.ts';

/** The record of everything accepted. Its folder's functions take it first; what it holds is theirs alone. */
export type Store = {
  readonly database: Kysely<Tables>;
  readonly signals: StoreSignals;
  readonly close: () => Promise<void>;
};
