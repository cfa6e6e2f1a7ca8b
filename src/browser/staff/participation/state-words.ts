import type { InvitationEnd } from '../../../domain/invitation.ts';
import type { ParticipationState } from '../../../domain/participation.ts';

type StateWords = {
  readonly words: string;
  readonly tone: '' | 'good' | 'warn' | 'bad';
  /** What it means for who reviews; null where there is nothing to say. */
  readonly note: string | null;
};

export const PARTICIPATION_STATES: Readonly<Record<ParticipationState, StateWords>> = {
  invited: {
    words: 'not begun',
    tone: '',
    note: 'The candidate has not begun. What they do will be here as soon as they do.',
  },
  working: {
    words: 'at work',
    tone: 'warn',
    note: 'The candidate is still at work, and all of this may change. Wait with marks and a decision until it is over.',
  },
  'handed-in': { words: 'handed in', tone: 'good', note: null },
  missed: {
    words: 'missed',
    tone: 'bad',
    note: 'The candidate did not begin in time. An admin can give more time on the page of invitations.',
  },
  withdrawn: { words: 'withdrawn', tone: 'bad', note: 'The invitation was taken back.' },
};

export const END_WORDS: Readonly<Record<InvitationEnd, string>> = {
  candidate: 'handed in by the candidate',
  deadline: 'handed in by us at the deadline, as it stood',
};
