import type { JudgingReport } from '../../src/domain/judging.ts';
import type { CheckFinding, CheckReport } from '../../src/protocol/check-report.ts';
import type { BenchPool } from './bench-pool.ts';
import type { CaseUnderCheck } from './case-under-check.ts';

/** What the parts of a check have found out so far, for those behind them and for the report. */
export type Findings = Pick<CheckReport, 'cases' | 'requirements' | 'examples'> &
  Pick<Partial<CheckReport>, 'killMatrix' | 'limits' | 'containment'> & {
    /** How the starter and the examples were judged, by their paths. Too much for the report. */
    readonly judged?: ReadonlyMap<string, JudgingReport>;
  };

export type PartOptions = {
  readonly pool: BenchPool;
  /** How many mutants are judged at most, where fewer are no proof; all where it is left out. */
  readonly mutants?: number;
  /** Whether each mutant meets all groups, not only those up to the first that catches it. */
  readonly isFullMatrix: boolean;
  /** How often the model is judged to see whether it is stable. */
  readonly stabilityRuns: number;
  readonly onStep: (done: number, total: number) => void;
};

export type PartResult = {
  readonly findings: readonly CheckFinding[];
  readonly summary: string;
  /** What is known from now on. */
  readonly known?: Partial<Findings>;
};

/**
 * One part of a check. Resolves with undefined where there is nothing to look at, after what earlier parts found.
 *
 * @throws JudgeError where the case is too broken for it
 */
export type Part = (subject: CaseUnderCheck, known: Findings, options: PartOptions) => Promise<PartResult | undefined>;

/** Whether the model solution is known to score 100: what is measured against it would tell nothing otherwise. */
export function isModelSound({ examples }: Findings): boolean {
  return examples.find(({ expected }) => expected === 'accepted')?.score === 100;
}

export const error = (message: string, mend: string, where?: string): CheckFinding => ({
  severity: 'error',
  message,
  mend,
  ...(where !== undefined && { where }),
});

export const warning = (message: string, mend: string, where?: string): CheckFinding => ({
  ...error(message, mend, where),
  severity: 'warning',
});

/** Counts steps that end in any order. */
export function steps({ onStep }: PartOptions, total: number): () => void {
  let done = 0;
  onStep(0, total);
  return () => {
    done += 1;
    onStep(done, total);
  };
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
