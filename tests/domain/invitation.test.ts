import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deadlineOf, type InvitationClock, invitationStateOf } from '../../src/domain/invitation.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 1, 12, minute));

function clock(changes: Partial<InvitationClock> = {}): InvitationClock {
  return {
    opensAt: null,
    closesAt: null,
    durationMs: 60 * 60_000,
    extraTime: 1,
    grantedMs: 0,
    startedAt: null,
    endedAt: null,
    revokedAt: null,
    ...changes,
  };
}

test.each([
  ['ready without bounds', clock(), 0, 'ready'],
  ['early before it opens', clock({ opensAt: at(10) }), 9, 'early'],
  ['ready when it opens', clock({ opensAt: at(10) }), 10, 'ready'],
  ['missed when it has closed', clock({ closesAt: at(30) }), 30, 'missed'],
  ['ready a while longer when time was granted', clock({ closesAt: at(30), grantedMs: 60_000 }), 30, 'ready'],
  ['running beyond its window once begun', clock({ closesAt: at(30), startedAt: at(29) }), 80, 'running'],
  ['over at its deadline', clock({ startedAt: at(0) }), 60, 'over'],
  ['running while extra time lasts', clock({ startedAt: at(0), extraTime: 1.5 }), 89, 'running'],
  ['over when extra time is', clock({ startedAt: at(0), extraTime: 1.5 }), 90, 'over'],
  ['over when handed in', clock({ startedAt: at(0), endedAt: at(5) }), 6, 'over'],
  ['revoked whatever else', clock({ startedAt: at(0), revokedAt: at(5) }), 6, 'revoked'],
  ['running for ever without a duration and an end', clock({ durationMs: null, startedAt: at(0) }), 5_000, 'running'],
  [
    'over when its window is, without a duration',
    clock({ durationMs: null, closesAt: at(30), startedAt: at(0) }),
    30,
    'over',
  ],
] as const)('an invitation is %s', (_, invitation, minute, state) => {
  expect(invitationStateOf(invitation, at(minute))).toBe(state);
});

test('whatever was granted is added to the duration, and extra time multiplies that alone', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.double({ min: 1, max: 5, noNaN: true }),
      fc.integer({ min: 0, max: 10_000 }),
      (durationMs, extraTime, grantedMs) => {
        const startedAt = at(0);
        const deadline = deadlineOf(clock({ durationMs, extraTime, grantedMs, startedAt }));
        expect(deadline?.getTime()).toBe(startedAt.getTime() + Math.ceil(durationMs * extraTime) + grantedMs);
      },
    ),
  );
});
