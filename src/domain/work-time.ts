import type { InvitationClock } from './invitation.ts';

/** What of an invitation tells how much time somebody has, against everybody else. */
type TimeTerms = Pick<InvitationClock, 'durationMs' | 'extraTime' | 'grantedMs'>;

/** How long the work lasts for everybody who was given as much as this person, extra time apart; null without a limit. */
export function commonDurationMs({ durationMs, grantedMs }: TimeTerms): number | null {
  return durationMs === null ? null : durationMs + grantedMs;
}

/**
 * A time since the beginning as a share of what everybody has, so that extra time does not show: who uses up all of it
 * is at the end at the same time as everybody else. In whole milliseconds, since a fraction would tell that something
 * was divided. What was granted on top is not multiplied by extra time, so the two are weighed together. Extra time
 * changes nothing where only the last day bounds the work.
 */
export function workTimeMs(elapsedMs: number, terms: TimeTerms): number {
  const common = commonDurationMs(terms);
  if (common === null || terms.durationMs === null) return Math.round(elapsedMs);
  const own = Math.ceil(terms.durationMs * terms.extraTime) + terms.grantedMs;
  return Math.round((elapsedMs * common) / own);
}
