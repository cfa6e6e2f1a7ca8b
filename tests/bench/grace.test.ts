import { expect, it } from 'vitest';
import { startGrace } from '../../worker/bench/grace.ts';

/** A clock, and a process that stands ready without a processor; looks every 10 ms. */
function makeMachine() {
  const machine = { nowMs: 0, waitedMs: 0 };
  const grace = startGrace(
    100,
    () => machine.waitedMs,
    () => machine.nowMs,
  );
  const pass = (ms: number, { waiting = 0, everyMs = 10 } = {}): boolean => {
    let isOver = false;
    for (let passed = 0; passed < ms; passed += everyMs) {
      machine.nowMs += everyMs;
      machine.waitedMs += everyMs * waiting;
      isOver = grace.isOver();
    }
    return isOver;
  };
  return { pass };
}

it('a process that has a processor, or wants none, has its time and no more', () => {
  const { pass } = makeMachine();
  expect(pass(90)).toBe(false);
  expect(pass(10)).toBe(true);
});

it('time in which others had the processor is not counted', () => {
  const { pass } = makeMachine();
  expect(pass(360, { waiting: 0.75 })).toBe(false);
  expect(pass(40, { waiting: 0.75 })).toBe(true);
});

it('one who looks late counts little of what he has not seen', () => {
  const { pass } = makeMachine();
  expect(pass(5_000, { everyMs: 5_000 })).toBe(false);
  expect(pass(5_000, { everyMs: 5_000 })).toBe(true);
});
