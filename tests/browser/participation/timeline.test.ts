import { expect, test } from 'vitest';
import { binSaves, type Saved } from '../../../src/browser/staff/participation/timeline/bin-saves.ts';
import { timelineEntries } from '../../../src/browser/staff/participation/timeline/timeline-entries.ts';
import { formatWorkTime } from '../../../src/browser/staff/participation/work-time.ts';
import type { TimelineEvent } from '../../../src/protocol/review/participation-view.ts';

function saved(atMs: number, changes: Partial<Saved> = {}): Saved {
  return {
    type: 'saved',
    atMs,
    revision: atMs,
    linesAdded: 2,
    linesRemoved: 1,
    files: ['index.ts'],
    isLarge: false,
    ...changes,
  };
}

test.each([
  [0, '0 s'],
  [42_400, '42 s'],
  [59_600, '1 min 00 s'],
  [725_000, '12 min 05 s'],
  [3_840_000, '1 h 04 min'],
  [-5, '0 s'],
])('%i ms of work are written as %s', (ms, words) => {
  expect(formatWorkTime(ms)).toBe(words);
});

test('lines of one stretch of time are added up, and one large save makes it large', () => {
  const bins = binSaves([saved(0), saved(9, { isLarge: true }), saved(55), saved(100)], 100, 10);
  expect(bins).toEqual([
    { fromMs: 0, toMs: 10, added: 4, removed: 2, isLarge: true },
    { fromMs: 50, toMs: 60, added: 2, removed: 1, isLarge: false },
    { fromMs: 90, toMs: 100, added: 2, removed: 1, isLarge: false },
  ]);
});

test('saves between other events are one line, and a large one has its own', () => {
  const begun: TimelineEvent = { type: 'begun', atMs: 0 };
  const events = [begun, saved(1), saved(2, { files: ['a.ts'] }), saved(3, { isLarge: true }), saved(4), saved(5)];
  expect(timelineEntries(events)).toMatchObject([
    begun,
    { type: 'saves', fromMs: 1, toMs: 2, count: 2, revision: 2, added: 4, removed: 2, files: ['index.ts', 'a.ts'] },
    { type: 'saves', count: 1, isLarge: true },
    { type: 'saves', count: 2, fromMs: 4, toMs: 5, isLarge: false },
  ]);
});
