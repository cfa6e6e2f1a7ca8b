import { expect, it } from 'vitest';
import type { JudgeErrorCode } from '../../src/domain/judge-error.ts';
import type { JudgingOutcome } from '../../src/protocol/judging-outcome.ts';
import type { Bench, JudgingRequest } from '../../worker/bench/bench.ts';
import { openLastingBench } from '../../worker/bench/lasting-bench.ts';
import { makeChallenge } from '../support/make-challenge.ts';
import { makeJudged } from '../support/make-report.ts';

const request: JudgingRequest = { challenge: makeChallenge(), files: [], kind: 'submission' };
const aborted = (code: JudgeErrorCode): JudgingOutcome => ({ state: 'aborted', code, message: '' });

/** Benches that are opened in turn, each with one outcome for all that it judges. */
function makeBenches(...outcomes: (JudgingOutcome | 'cannot be opened')[]) {
  const log: string[] = [];
  let count = 0;
  const open = async (): Promise<Bench> => {
    const number = count;
    count += 1;
    const outcome = outcomes[number];
    if (outcome === undefined || outcome === 'cannot be opened') throw new Error('no bench');
    log.push(`open ${number}`);
    return {
      isolation: { level: 3, mechanisms: [] },
      judge: async () => {
        log.push(`judge ${number}`);
        return outcome;
      },
      close: async () => {
        log.push(`close ${number}`);
      },
    };
  };
  return { log, open };
}

it.each(['grader-crashed', 'program-unavailable', 'internal'] as const)(
  'a judging that was aborted as %s is done again on a fresh bench, which then stays',
  async (code) => {
    const { log, open } = makeBenches(aborted(code), makeJudged(80));
    const bench = await openLastingBench({}, open);
    expect(await bench.judge(request)).toEqual(makeJudged(80));
    expect(await bench.judge(request)).toEqual(makeJudged(80));
    await bench.close();
    expect(log).toEqual(['open 0', 'judge 0', 'open 1', 'close 0', 'judge 1', 'judge 1', 'close 1']);
  },
);

it('a judging that is aborted on the fresh bench as well is given up', async () => {
  const { log, open } = makeBenches(aborted('grader-crashed'), aborted('grader-crashed'));
  const bench = await openLastingBench({}, open);
  expect(await bench.judge(request)).toEqual(aborted('grader-crashed'));
  expect(log).toEqual(['open 0', 'judge 0', 'open 1', 'close 0', 'judge 1']);
});

it('the bench stays where no other can be had', async () => {
  const { log, open } = makeBenches(aborted('internal'), 'cannot be opened', makeJudged(80));
  const bench = await openLastingBench({}, open);
  expect(await bench.judge(request)).toEqual(aborted('internal'));
  expect(await bench.judge(request)).toEqual(makeJudged(80));
  expect(log).toEqual(['open 0', 'judge 0', 'judge 0', 'open 2', 'close 0', 'judge 2']);
});

it.each(['suite-broken', 'grader-timed-out'] as const)(
  "a fault of the author's, %s, is not tried again",
  async (code) => {
    const { log, open } = makeBenches(aborted(code));
    const bench = await openLastingBench({}, open);
    expect(await bench.judge(request)).toEqual(aborted(code));
    expect(log).toEqual(['open 0', 'judge 0']);
  },
);
