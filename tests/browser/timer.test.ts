import { expect, test } from 'vitest';
import { ServerClock } from '../../src/browser/api/server-clock.ts';
import { formatDuration } from '../../src/browser/app/format-duration.ts';
import { announcementFor, formatRemaining } from '../../src/browser/solve/timer/remaining.ts';

const MINUTE_MS = 60_000;

test('the server clock goes on by the monotonic clock alone', () => {
  let mono = 1_000;
  const clock = new ServerClock(() => mono);
  expect(clock.now()).toBeUndefined();
  clock.correct(500_000, 500_000, 900, 1_100);
  expect(clock.now()).toBe(500_000);
  mono += 60_000;
  expect(clock.now()).toBe(560_000);
});

test('an answer that took long moves the clock no further than it can tell', () => {
  let mono = 0;
  const clock = new ServerClock(() => mono);
  clock.correct(100_000, 100_000, 0, 20);
  const exact = clock.now();
  mono = 10_000;
  clock.correct(108_000, 108_000, 5_000, 10_000);
  expect(clock.now()).toBe((exact ?? 0) + 10_000);
});

test('a Date header, cut to seconds, corrects a clock that is off by more', () => {
  const clock = new ServerClock(() => 0);
  clock.correct(100_000, 100_000, 0, 0);
  clock.correct(100_000, 101_000, 0, 0);
  expect(clock.now()).toBe(100_000);
  clock.correct(130_000, 131_000, 0, 0);
  expect(clock.now()).toBe(130_000);
});

test.each([
  [3 * 24 * 60 * MINUTE_MS + 5 * 60 * MINUTE_MS, '3 d 5 h'],
  [90 * MINUTE_MS - 1, '1 h 29 min'],
  [64 * MINUTE_MS, '1 h 04 min'],
  [10 * MINUTE_MS + 59_999, '10 min'],
  [2 * MINUTE_MS, '2 min'],
  [2 * MINUTE_MS - 1, '1:59'],
  [67_000, '1:07'],
  [999, '0:00'],
  [-5_000, '0:00'],
])('%d ms are said to be %s: never more than there is', (ms, text) => {
  expect(formatRemaining(ms)).toBe(text);
});

test.each([
  [45, '45 seconds'],
  [60, '1 minute'],
  [5_400, '90 minutes'],
  [7_200, '2 hours'],
  [9_000, '2 hours 30 minutes'],
  [259_200, '3 days'],
])('%d seconds are %s', (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});

test('10, 5 and 1 minutes are announced once each, whatever steps the time takes', () => {
  const said: string[] = [];
  for (let ms = 12 * MINUTE_MS; ms > 0; ms -= 1_000) {
    const words = announcementFor(ms, ms - 1_000);
    if (words !== undefined) said.push(words);
  }
  expect(said).toEqual(['10 minutes left.', '5 minutes left.', '1 minute left.']);
  expect(announcementFor(11 * MINUTE_MS, 30_000)).toBe('1 minute left.');
  expect(announcementFor(4 * MINUTE_MS, 12 * MINUTE_MS)).toBeUndefined();
});
