import { Behaviour } from '../domain/behaviour.ts';
import type { JudgingId } from '../domain/ids.ts';
import type { Store } from './store.ts';

/** What a judging's program was seen doing; empty where there was nothing to be seen, or no such judging. */
export async function readBehaviour(store: Store, judgingId: JudgingId): Promise<Behaviour> {
  const row = await store.database
    .selectFrom('judgings')
    .select('behaviour')
    .where('id', '=', judgingId)
    .executeTakeFirst();
  return Behaviour.parse(row?.behaviour ?? []);
}
