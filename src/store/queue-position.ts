import { type Kysely, sql } from 'kysely';
import type { JudgingId } from '../domain/ids.ts';
import type { Tables } from './tables.ts';

/** How many queued judgings will be taken up to and with this one, or undefined when it is queued no longer. */
export async function queuePosition(
  { database }: { readonly database: Kysely<Tables> },
  judgingId: JudgingId,
): Promise<number | undefined> {
  const { rows } = await sql<{ position: number }>`
    select count(*)::int as position
    from judgings mine
    join judgings ahead on ahead.state = 'queued'
      and (ahead.rejudge_id is not null, ahead.kind <> 'sample', ahead.created_at, ahead.id)
        <= (mine.rejudge_id is not null, mine.kind <> 'sample', mine.created_at, mine.id)
    where mine.id = ${judgingId} and mine.state = 'queued'`.execute(database);
  const position = rows[0]?.position ?? 0;
  return position === 0 ? undefined : position;
}
