import type { ChallengePackage } from '../../src/domain/challenge.ts';
import type { Isolation, JudgingKind } from '../../src/domain/judging.ts';
import type { SourceFile } from '../../src/domain/source-file.ts';
import type { JudgingProgress } from '../../src/protocol/judging-event.ts';
import type { JudgingOutcome } from '../../src/protocol/judging-outcome.ts';

export type JudgingRequest = {
  readonly challenge: ChallengePackage;
  readonly files: readonly SourceFile[];
  readonly kind: JudgingKind;
  /** Whether the groups behind the first that did not pass are left out: their results hold no cases. */
  readonly stopsAtFailedGroup?: boolean;
  /** Cases in another order and other random numbers for each number: what a sound suite does not notice. */
  readonly variation?: number;
  readonly onProgress?: (progress: JudgingProgress) => void;
};

/** One slot of a worker: a grader and a program on one core. It judges one request at a time. */
export type Bench = {
  readonly isolation: Isolation;
  /** Resolves for every fault, ours included (`aborted`); rejects only after `close`. */
  readonly judge: (request: JudgingRequest) => Promise<JudgingOutcome>;
  readonly close: () => Promise<void>;
};
