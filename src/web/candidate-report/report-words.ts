import { CATEGORY_WORDS } from '../../domain/category-words.ts';
import type { Verdict } from '../../domain/verdict.ts';
import type { CandidateReportPage, ReportedResult } from '../../protocol/review/candidate-report-page.ts';

const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  accepted: 'passed',
  'wrong-answer': 'failed',
  'runtime-error': 'crashed',
  'output-limit-exceeded': 'wrote too much',
  'time-limit-exceeded': 'took too long',
  'memory-limit-exceeded': 'took too much memory',
  'compile-error': 'did not compile',
};

export type ReportTest = {
  readonly isPassed: boolean;
  /** `passed`, `failed`. */
  readonly state: string;
  readonly title: string;
  readonly message: string | undefined;
  readonly diff: string | undefined;
};

/** All that a report says, in words: its page and its PDF say the same. */
export type ReportWords = {
  readonly title: string;
  readonly name: string;
  /** Under the title: what was done, and when. */
  readonly facts: readonly string[];
  readonly summary: string;
  /** One each paragraph; none where there is no message. */
  readonly message: readonly string[];
  /** What stands in the place of results; undefined where there are some, or none are to be told. */
  readonly instead: string | undefined;
  readonly results:
    | {
        /** `78 of 100 points`. */
        readonly score: string | undefined;
        /** From 0 to 1. */
        readonly share: number | undefined;
        readonly counted: string | undefined;
        readonly compileError: string | undefined;
        readonly categories: readonly {
          readonly title: string;
          readonly meaning: string;
          readonly share: number;
          /** `80 of 100`. */
          readonly score: string;
          /** `4 of 5 tests`. */
          readonly cases: string;
        }[];
        readonly groups: readonly {
          readonly title: string;
          /** `Correctness, 20 of 30 points`. */
          readonly about: string;
          readonly tests: readonly ReportTest[];
        }[];
      }
    | undefined;
  readonly closing: string;
};

export function reportWords(page: CandidateReportPage): ReportWords {
  const { name, challenge, handedInAt, decidedAt, message, feedback, result } = page;
  return {
    title: challenge.title,
    name,
    facts: [
      ...(handedInAt === null ? [] : [`Handed in on ${dayOf(handedInAt)}`]),
      ...(decidedAt === null ? [] : [`Decided on ${dayOf(decidedAt)}`]),
    ],
    summary: challenge.summary,
    message: paragraphsOf(message),
    instead: result === null && feedback !== 'none' ? 'Nothing was handed in that could be judged.' : undefined,
    results: result === null ? undefined : resultsOf(result),
    closing: 'Two people decide about each work; its points alone decide nothing.',
  };
}

function resultsOf({ score, counted, compileError, categories, groups }: ReportedResult): ReportWords['results'] {
  return {
    score: score === null ? undefined : `${figure(score)} of 100 points`,
    share: score === null ? undefined : score / 100,
    counted: counted === null ? undefined : `${tests(counted)} passed.`,
    compileError: compileError ?? undefined,
    categories: categories.map(({ category, score: points, cases }) => ({
      ...CATEGORY_WORDS[category],
      share: points / 100,
      score: `${figure(points)} of 100`,
      cases: tests(cases),
    })),
    groups: groups.map(({ name, category, points, score: earned, cases }) => ({
      title: name,
      about: `${CATEGORY_WORDS[category].title}, ${figure(earned)} of ${figure(points)} points`,
      tests: cases.map(({ title, verdict, message, diff }) => ({
        isPassed: verdict === 'accepted',
        state: VERDICT_WORDS[verdict],
        title,
        message,
        diff,
      })),
    })),
  };
}

function tests({ accepted, total }: { readonly accepted: number; readonly total: number }): string {
  return `${accepted} of ${total} ${total === 1 ? 'test' : 'tests'}`;
}

function paragraphsOf(text: string): string[] {
  return text
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}

/** The same all over the world: `30 November 2026`. */
function dayOf(time: string): string {
  return new Date(time).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

/** At most one digit behind the point. */
function figure(value: number): string {
  return String(Math.round(10 * value) / 10);
}
