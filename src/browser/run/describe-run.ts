import type { Verdict } from '../../domain/verdict.ts';
import { counted } from '../app/counted.ts';
import { formatDuration } from '../app/format-duration.ts';
import type { Run } from './run.ts';

/** What a run is at, in one line. */
export function describeRun({ kind, phase, position, waitSeconds, casesDone, casesTotal }: Run): string {
  switch (phase) {
    case 'sending':
      return kind === 'sample' ? 'Sending your files…' : 'Submitting…';
    case 'queued': {
      const place = position === null || position <= 1 ? 'Next in line' : `${position - 1} before you`;
      return waitSeconds === null ? `${place}…` : `${place}, about ${formatDuration(Math.max(1, waitSeconds))}…`;
    }
    case 'compiling':
      return 'Compiling…';
    case 'running':
      return casesTotal === null
        ? 'Running the tests…'
        : `Test ${Math.min(casesDone + 1, casesTotal)} of ${casesTotal}…`;
    case 'done':
      return 'Done.';
    case 'failed':
      return 'That did not work.';
  }
}

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  accepted: 'Passed',
  'wrong-answer': 'Wrong answer',
  'runtime-error': 'Threw an error',
  'output-limit-exceeded': 'Too much output',
  'time-limit-exceeded': 'Too slow',
  'memory-limit-exceeded': 'Too much memory',
  'compile-error': 'Does not compile',
};

/** What a finished run came to, in one line, with as much as may be known. */
export function describeOutcome({ kind, submission, error }: Run): string {
  if (submission === null || error !== null) return error ?? '';
  const { judging } = submission;
  const cases = judging.groups.flatMap((group) => group.cases);
  const passed = cases.filter(({ verdict }) => verdict === 'accepted').length;
  if (judging.compileError !== null) return 'It does not compile.';
  if (kind === 'sample') return `${passed} of ${counted(cases.length, 'sample test')} passed.`;
  if (judging.score !== null) return `${judging.score} of 100 points.`;
  if (judging.counted !== null)
    return `${judging.counted.accepted} of ${counted(judging.counted.total, 'test')} passed.`;
  return 'Submitted and judged. This case does not tell results.';
}
