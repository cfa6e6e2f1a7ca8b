import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Clock, createClock } from '../../worker/wire/clock.isolate.ts';
import { createCrypto, createRandom } from '../../worker/wire/random.isolate.ts';
import { RUNS } from './runs.ts';

/** A timer that is set on one side, with those that it sets when it fires. */
type Plan = {
  readonly side: 0 | 1;
  readonly delay: number;
  readonly isCancelled: boolean;
  readonly inner: readonly Plan[];
};

const { plans } = fc.letrec<{ plans: Plan[]; plan: Plan }>((tie) => ({
  plans: fc.array(tie('plan'), { maxLength: 6, depthIdentifier: 'plan' }),
  plan: fc.record({
    side: fc.constantFrom<0 | 1>(0, 1),
    delay: fc.nat(4).map((steps) => 5 * steps),
    isCancelled: fc.boolean(),
    inner: fc.oneof({ maxDepth: 2, depthIdentifier: 'plan' }, fc.constant([]), tie('plans')),
  }),
}));

/** Sets timers as planned, and runs them one after another. @returns which fired when */
function runTimers(all: readonly Plan[], clocks: readonly [Clock, Clock], cross: () => void): string[] {
  const fired: string[] = [];
  let now = 0;
  let lastSide: number = 0;
  /** From one side to the other: a frame each way, which both count. */
  const goTo = (side: number): void => {
    if (side !== lastSide) cross();
    lastSide = side;
  };
  const setAll = (some: readonly Plan[], name: string): void => {
    for (const [at, { side, delay, isCancelled, inner }] of some.entries()) {
      goTo(side);
      const { functions } = clocks[side];
      const title = `${name}${at}`;
      const timer = functions.setTimeout(() => {
        fired.push(`${title} at ${clocks[side].read().nowMs}`);
        setAll(inner, `${title}.`);
      }, delay);
      if (isCancelled && at % 2 === 1) functions.clearTimeout(timer);
    }
  };
  setAll(all, '');
  for (;;) {
    const next = clocks
      .map((clock) => ({ clock, first: clock.first() }))
      .filter(({ first }) => first !== undefined)
      .sort(
        (a, b) => (a.first?.dueAt ?? 0) - (b.first?.dueAt ?? 0) || (a.first?.order ?? 0) - (b.first?.order ?? 0),
      )[0];
    if (next?.first === undefined) return fired;
    expect(next.first.dueAt).toBeGreaterThanOrEqual(now);
    now = next.first.dueAt;
    goTo(clocks.indexOf(next.clock));
    for (const clock of clocks) clock.set({ nowMs: now, wallMs: now });
    next.clock.fireFirst();
  }
}

describe('the timers of both sides', () => {
  it('fire in the order of one queue, whichever side set them', () => {
    fc.assert(
      fc.property(plans, (all) => {
        const alone = createClock();
        const here = createClock();
        const there = createClock();
        const cross = (): void => {
          here.noteFrame();
          there.noteFrame();
        };
        expect(runTimers(all, [here, there], cross)).toEqual(runTimers(all, [alone, alone], () => undefined));
      }),
      { numRuns: 300 * RUNS },
    );
  });

  it('never fire before they are due, nor once they were cleared', () => {
    const clock = createClock();
    const fired: string[] = [];
    clock.functions.setTimeout(() => fired.push('late'), 10);
    const gone = clock.functions.setTimeout(() => fired.push('gone'), 5);
    clock.functions.clearTimeout(+gone);
    clock.set({ nowMs: 9, wallMs: 9 });
    expect(clock.fireFirst()).toBe(false);
    clock.set({ nowMs: 10, wallMs: 10 });
    expect([clock.fireFirst(), clock.fireFirst()]).toEqual([true, false]);
    expect(fired).toEqual(['late']);
  });
});

describe('the time', () => {
  it('creeps where it is read, is told over there, and never runs backwards', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(0, 1), fc.nat(60_000)), { maxLength: 5 }), (turns) => {
        const clocks = [createClock(), createClock()] as const;
        let last = 0;
        for (const [side, readings] of turns) {
          const clock = clocks[side as 0 | 1];
          for (let reading = 0; reading < readings; reading++) {
            const now = clock.nowMs();
            if (now < last) throw new Error(`${now} comes after ${last}`);
            last = now;
          }
          clocks[side === 0 ? 1 : 0].advance(clock.takeCrept());
          expect(clocks[0].read()).toEqual(clocks[1].read());
        }
      }),
      { numRuns: 30 * RUNS },
    );
  });
});

describe('chance', () => {
  it('is the same for the same seed, another for another, and never leaves its range', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (seed, other) => {
        const draw = (from: number): number[] => Array.from({ length: 20 }, createRandom(from));
        expect(draw(seed)).toEqual(draw(seed));
        if (seed >>> 0 !== other >>> 0) expect(draw(seed)).not.toEqual(draw(other));
        for (const value of draw(seed)) expect(value >= 0 && value < 1).toBe(true);
      }),
      { numRuns: 200 * RUNS },
    );
  });

  it('makes identifiers of the right form, and fills any view', () => {
    const make = (): Crypto => createCrypto(createRandom(7)) as Crypto;
    expect(make().randomUUID()).toBe(make().randomUUID());
    expect(make().randomUUID()).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    const words = new Uint32Array(8);
    make().getRandomValues(words.subarray(2, 4));
    expect([...words].map((word) => word !== 0)).toEqual([false, false, true, true, false, false, false, false]);
    expect(() => make().getRandomValues(new Uint8Array(65_537))).toThrow(RangeError);
  });
});
