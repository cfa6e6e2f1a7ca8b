import { type InvitationClock, invitationStateOf } from './invitation.ts';
import type { ParticipationState } from './participation.ts';

/** @param clock of the invitation; null for who sent something without one. */
export function participationStateOf(clock: InvitationClock | null, now: Date): ParticipationState {
  if (clock === null) return 'handed-in';
  switch (invitationStateOf(clock, now)) {
    case 'early':
    case 'ready':
      return 'invited';
    case 'running':
      return 'working';
    case 'over':
      return 'handed-in';
    case 'missed':
      return 'missed';
    case 'revoked':
      return 'withdrawn';
  }
}
