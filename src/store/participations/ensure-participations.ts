import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { ALIASES, aliasAt } from '../../domain/alias.ts';
import type { ChallengeSlug } from '../../domain/ids.ts';
import type { Store } from '../store.ts';

/** How many are written by one statement. */
const AT_ONCE = 1_000;

/**
 * Gives everyone who was invited to a challenge, or has sent something that may count for it, a participation. Aliases
 * are drawn by lot, so that none tells who came when.
 */
export async function ensureParticipations(store: Store, slug: ChallengeSlug): Promise<void> {
  await store.database.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ candidate: string }>`
      select candidate from (
        select candidate from submissions where slug = ${slug} and not is_self_check and not is_trial
        union
        select i.candidate_id from invitations i join invitation_cases c on c.invitation_id = i.id where c.slug = ${slug}
      ) as known
      where not exists (select from participations p where p.slug = ${slug} and p.candidate = known.candidate)
      order by candidate`.execute(transaction);
    if (rows.length === 0) return;
    // Two servers that do it at once would draw the same lots.
    await sql`select from challenges where slug = ${slug} for update`.execute(transaction);
    const { rows: taken } = await sql<{ alias: string }>`select alias from participations where slug = ${slug}`.execute(
      transaction,
    );
    const free = freeAliases(new Set(taken.map(({ alias }) => alias)), rows.length);
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      await transaction
        .insertInto('participations')
        .values(
          rows.slice(from, from + AT_ONCE).map(({ candidate }, at) => ({
            slug,
            candidate,
            alias: free[from + at] as string,
          })),
        )
        .onConflict((conflict) => conflict.columns(['slug', 'candidate']).doNothing())
        .execute();
    }
  });
}

/** So many aliases that nobody has, by lot; those with a number only once the others are used up. */
function freeAliases(taken: ReadonlySet<string>, count: number): string[] {
  const drawn: string[] = [];
  for (let round = 0; drawn.length < count; round += 1) {
    const free = Array.from({ length: ALIASES }, (_, index) => aliasAt(round * ALIASES + index)).filter(
      (alias) => !taken.has(alias),
    );
    while (free.length > 0 && drawn.length < count) {
      const at = randomInt(free.length);
      drawn.push(free[at] as string);
      free[at] = free.at(-1) as string;
      free.pop();
    }
  }
  return drawn;
}
