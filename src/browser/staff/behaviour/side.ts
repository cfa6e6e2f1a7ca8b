import type { ParticipationSubmissionView } from '../../../protocol/review/participation-view.ts';

/** Somebody by whom plots and tables go: alone, or one of those that are compared. */
export type Named = {
  /** `A` to `D`. */
  readonly letter: string;
  readonly name: string;
};

/** Whose program was seen doing something. */
export type SeenSide = Named & { readonly submission: ParticipationSubmissionView | undefined };

/** How each side looks in plots, by its colour and, for whom colours say nothing, by its shape and dash. */
export const LOOKS: Readonly<Record<string, SideLook>> = {
  A: { colour: 'var(--side-a)', symbol: 'circle', dash: 'none' },
  B: { colour: 'var(--side-b)', symbol: 'triangle', dash: '7 3' },
  C: { colour: 'var(--side-c)', symbol: 'square', dash: '2 3' },
  D: { colour: 'var(--side-d)', symbol: 'star', dash: '9 3 2 3' },
};

type SideLook = { readonly colour: string; readonly symbol: string; readonly dash: string };

/** `A Teal Harbour` */
export function nameOfSide({ letter, name }: Named): string {
  return `${letter} ${name}`;
}
