import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiProblem } from '../../../src/browser/api/problem.ts';
import { type DraftState, openReviewDraft } from '../../../src/browser/staff/participation/review/review-draft.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A server that fails as often as it is told, before it takes anything. */
function open(failures: Error[] = []) {
  const [saved, told]: [string[], DraftState[]] = [[], []];
  const draft = openReviewDraft<string>(
    async (content) => {
      const failure = failures.shift();
      if (failure !== undefined) throw failure;
      saved.push(content);
    },
    (state) => told.push(state),
  );
  return { draft, saved, phase: () => told.at(-1)?.phase, last: () => told.at(-1) };
}

test('what is written is saved once nothing more is', async () => {
  const { draft, saved, phase } = open();
  for (const text of ['a', 'ab', 'abc']) {
    draft.write(text);
    await vi.advanceTimersByTimeAsync(300);
  }
  expect([saved, phase(), draft.hasUnsaved()]).toEqual([[], 'waiting', true]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect([saved, phase(), draft.hasUnsaved()]).toEqual([['abc'], 'saved', false]);
});

test('what could not be saved is tried again, and the newest wins', async () => {
  const { draft, saved, phase } = open([new TypeError('no network'), new ApiProblem(503, 'Busy.')]);
  draft.write('a');
  await draft.flush();
  expect([phase(), draft.hasUnsaved()]).toEqual(['failed', true]);
  draft.write('b');
  await draft.flush();
  expect(phase()).toBe('failed');
  await vi.advanceTimersByTimeAsync(10_000);
  expect([saved, phase(), draft.hasUnsaved()]).toEqual([['b'], 'saved', false]);
});

test('what the server refuses is not sent again as it is', async () => {
  const { draft, saved, last } = open([new ApiProblem(422, 'Too long.')]);
  draft.write('a');
  await draft.flush();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([saved, last()]).toEqual([[], { phase: 'failed', words: 'Too long.', isRetried: false }]);
  draft.write('b');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(saved).toEqual(['b']);
});

test('what is written while something is on its way is saved after it', async () => {
  const done: (() => void)[] = [];
  const saved: string[] = [];
  const draft = openReviewDraft<string>(
    async (content) => {
      saved.push(content);
      await new Promise<void>((resolve) => done.push(resolve));
    },
    () => undefined,
  );
  draft.write('a');
  const flushed = draft.flush();
  draft.write('b');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(saved).toEqual(['a']);
  done.shift()?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(saved).toEqual(['a', 'b']);
  done.shift()?.();
  await flushed;
  expect(draft.hasUnsaved()).toBe(false);
});
