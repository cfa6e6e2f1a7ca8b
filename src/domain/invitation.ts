import { z } from 'zod';

export const InvitationId = z.uuid().brand('InvitationId');
export type InvitationId = z.infer<typeof InvitationId>;

/**
 * Where an invitation is: `early` before it may be begun, `ready` while it may, `missed` after; `running` from when it
 * was begun until its deadline, `over` from then on, or since its candidate handed in; `revoked` by staff.
 */
export const InvitationState = z.enum(['early', 'ready', 'missed', 'running', 'over', 'revoked']);
export type InvitationState = z.infer<typeof InvitationState>;

/** How it ended: handed in by its candidate, or by us at the deadline. */
export const InvitationEnd = z.enum(['candidate', 'deadline']);
export type InvitationEnd = z.infer<typeof InvitationEnd>;

/** Who sent a submission: the candidate, or we at the deadline, out of the newest draft. */
export const SubmissionOrigin = z.enum(['candidate', 'deadline']);
export type SubmissionOrigin = z.infer<typeof SubmissionOrigin>;

/** All that the time of an invitation is made of. */
export type InvitationClock = {
  /** From when to when it may be begun; null where that is not bounded. */
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  /** How long it lasts once it was begun; null where it lasts until `closesAt`. */
  readonly durationMs: number | null;
  /** What the duration is multiplied by for this person: 1 or more. */
  readonly extraTime: number;
  /** What was added since: extensions by staff, and what our faults cost. */
  readonly grantedMs: number;
  readonly startedAt: Date | null;
  /** When it was handed in, or its last draft was, at the deadline. */
  readonly endedAt: Date | null;
  readonly revokedAt: Date | null;
};

/** When work must be in; null for one that was not begun, or has all the time in the world. */
export function deadlineOf(clock: InvitationClock): Date | null {
  if (clock.startedAt === null) return null;
  const durationMs = allottedMs(clock);
  return durationMs === null ? lastStartOf(clock) : new Date(clock.startedAt.getTime() + durationMs + clock.grantedMs);
}

/** How long it lasts, for this person, before anything was granted. */
export function allottedMs({ durationMs, extraTime }: InvitationClock): number | null {
  return durationMs === null ? null : Math.ceil(durationMs * extraTime);
}

/** Until when it may be begun. */
export function lastStartOf({ closesAt, grantedMs }: InvitationClock): Date | null {
  return closesAt === null ? null : new Date(closesAt.getTime() + grantedMs);
}

export function invitationStateOf(clock: InvitationClock, now: Date): InvitationState {
  if (clock.revokedAt !== null) return 'revoked';
  if (clock.endedAt !== null) return 'over';
  if (clock.startedAt !== null) return isAfter(now, deadlineOf(clock)) ? 'over' : 'running';
  if (clock.opensAt !== null && now < clock.opensAt) return 'early';
  return isAfter(now, lastStartOf(clock)) ? 'missed' : 'ready';
}

/** At the deadline itself it is over. */
function isAfter(now: Date, deadline: Date | null): boolean {
  return deadline !== null && now >= deadline;
}
