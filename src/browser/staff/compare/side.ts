import type { ParticipationView } from '../../../protocol/review/participation-view.ts';
import { readParticipation, readSubmission } from '../api/participation-client.ts';
import type { SeenSide } from '../behaviour/side.ts';

/** One of those that are compared, with the submission that counts; undefined where nothing does. */
export type Side = SeenSide & { readonly participation: ParticipationView };

export const SIDES = { least: 2, most: 4 } as const;

/** Reads what is compared; the letters go by the order of the ids. */
export function readSides(ids: readonly string[]): Promise<readonly Side[]> {
  return Promise.all(
    ids.map(async (id, index) => {
      const participation = await readParticipation(id);
      const { alias, candidate, counted } = participation;
      const submission = counted === null ? undefined : await readSubmission(id, counted);
      const name = candidate === null ? alias : (candidate.name ?? candidate.id);
      return { letter: 'ABCD'.charAt(index), name, participation, submission };
    }),
  );
}
