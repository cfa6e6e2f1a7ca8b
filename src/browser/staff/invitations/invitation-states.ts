import type { InvitationState } from '../../../domain/invitation.ts';

export const INVITATION_STATES: Readonly<Record<InvitationState, { readonly words: string; readonly tone: string }>> = {
  early: { words: 'not open yet', tone: '' },
  ready: { words: 'not started', tone: 'warn' },
  running: { words: 'at work', tone: 'good' },
  over: { words: 'handed in', tone: '' },
  missed: { words: 'missed', tone: 'bad' },
  revoked: { words: 'taken back', tone: 'bad' },
};
