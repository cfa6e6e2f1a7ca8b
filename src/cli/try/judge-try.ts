import type { Bench } from '../../../worker/bench/bench.ts';
import { reportForCandidate } from '../../domain/candidate-report.ts';
import type { ChallengePackage } from '../../domain/challenge.ts';
import type { JudgingKind } from '../../domain/judging.ts';
import type { SourceFiles } from '../../domain/source-file.ts';
import type { JudgingProgress } from '../../protocol/judging-event.ts';
import { renderAborted, renderOutcome } from './render-outcome.ts';

/** What the page is told of a judging, one line of JSON each; the last holds HTML. */
export type TryMessage =
  | { readonly type: 'queued' }
  | JudgingProgress
  | { readonly type: 'judged'; readonly verdict: string | null; readonly score: number | null; readonly html: string }
  | { readonly type: 'aborted'; readonly html: string };

export type TryBench = {
  readonly judge: (
    challenge: ChallengePackage,
    files: SourceFiles,
    kind: JudgingKind,
    tell: (message: TryMessage) => Promise<void>,
  ) => Promise<void>;
};

/** Judges one submission after the other, and tells what a candidate would be told. */
export function createTryBench(bench: Bench): TryBench {
  let last: Promise<unknown> = Promise.resolve();
  return {
    async judge(challenge, files, kind, tell) {
      const before = last;
      const { promise: isOver, resolve: end } = Promise.withResolvers<void>();
      last = isOver;
      try {
        await tell({ type: 'queued' });
        await before;
        let told: Promise<void> = Promise.resolve();
        const onProgress = (progress: JudgingProgress): void => {
          told = told.then(() => tell(progress));
        };
        const outcome = await bench.judge({ challenge, files, kind, onProgress });
        await told;
        if (outcome.state === 'aborted') return await tell({ type: 'aborted', html: String(renderAborted(outcome)) });
        const report = reportForCandidate(outcome.report, challenge.manifest);
        const html = String(renderOutcome(report, outcome.report, kind));
        await tell({ type: 'judged', verdict: report.verdict, score: report.score, html });
      } finally {
        end();
      }
    },
  };
}
