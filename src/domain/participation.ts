import { z } from 'zod';

/** Names one candidate's work on one challenge, and tells nothing of the candidate. */
export const ParticipationId = z.uuid().brand('ParticipationId');
export type ParticipationId = z.infer<typeof ParticipationId>;

/**
 * How one candidate's work on one challenge stands: `invited` before it was begun, `working` until it is over, then
 * `handed-in`; `missed` where it was not begun in time; `withdrawn` where the invitation was revoked. What came by the
 * API without an invitation is `handed-in`.
 */
export const ParticipationState = z.enum(['invited', 'working', 'handed-in', 'missed', 'withdrawn']);
export type ParticipationState = z.infer<typeof ParticipationState>;
