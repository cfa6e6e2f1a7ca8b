import type { ParticipationSubmissionView, ParticipationView } from '../../../protocol/review/participation-view.ts';
import { readParticipation, readSubmission } from '../api/participation-client.ts';

/** One of those that are compared. */
export type Side = {
  /** `A` to `D`, by which plots and tables name it. */
  readonly letter: string;
  readonly participation: ParticipationView;
  /** The submission that counts; undefined where nothing does. */
  readonly submission: ParticipationSubmissionView | undefined;
};

export const SIDES = { least: 2, most: 4 } as const;

/** How each side looks in plots, by its colour and, for whom colours say nothing, by its shape and dash. */
export const LOOKS: Readonly<Record<string, SideLook>> = {
  A: { colour: 'var(--side-a)', symbol: 'circle', dash: 'none' },
  B: { colour: 'var(--side-b)', symbol: 'triangle', dash: '7 3' },
  C: { colour: 'var(--side-c)', symbol: 'square', dash: '2 3' },
  D: { colour: 'var(--side-d)', symbol: 'star', dash: '9 3 2 3' },
};

type SideLook = { readonly colour: string; readonly symbol: string; readonly dash: string };

/** Reads what is compared; the letters go by the order of the ids. */
export function readSides(ids: readonly string[]): Promise<readonly Side[]> {
  return Promise.all(
    ids.map(async (id, index) => {
      const participation = await readParticipation(id);
      const { counted } = participation;
      const submission = counted === null ? undefined : await readSubmission(id, counted);
      return { letter: 'ABCD'.charAt(index), participation, submission };
    }),
  );
}

/** `A Teal Harbour`, with the name where that was revealed. */
export function nameOfSide({ letter, participation: { alias, candidate } }: Side): string {
  return `${letter} ${candidate === null ? alias : (candidate.name ?? candidate.id)}`;
}
