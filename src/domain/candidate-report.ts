import { z } from 'zod';
import { CATEGORIES, Category } from './category.ts';
import { allGroups, type ChallengeManifest, type TestGroup } from './challenge.ts';
import { type FeedbackLevel, feedbackOf, isAtLeast } from './feedback.ts';
import { type CaseResult, GroupResult, type JudgingReport } from './judging.ts';
import { Usage } from './limits.ts';
import { sumPoints } from './score.ts';
import { UsageShare, usageShare } from './usage-share.ts';
import { Verdict } from './verdict.ts';

export const CaseCount = z.object({ accepted: z.int().nonnegative(), total: z.int().nonnegative() });
export type CaseCount = z.infer<typeof CaseCount>;

/** The groups of one category that are shown by their sums only. */
export const CategoryResult = z.object({ category: Category, points: z.number(), score: z.number(), cases: CaseCount });
export type CategoryResult = z.infer<typeof CategoryResult>;

/** What a candidate may know of a judging. */
export const CandidateReport = z.object({
  /** Null until judged, and where some group's results are to be known by their count at most. */
  verdict: Verdict.nullable(),
  /** From 0 to 100; null for samples, and wherever the verdict is. */
  score: z.number().nullable(),
  /** Groups whose cases may be seen. */
  groups: z.array(GroupResult),
  categories: z.array(CategoryResult),
  /** The cases of all groups of which only the count is told; null where there is none. */
  counted: CaseCount.nullable(),
  /** Exact figures, where only samples ran: elsewhere they could tell of hidden tests. */
  usage: Usage.nullable(),
  usageShare: UsageShare.nullable(),
  compileError: z.string().nullable(),
  /** What the program wrote to its console, where only samples ran. */
  output: z.string().nullable(),
});
export type CandidateReport = z.infer<typeof CandidateReport>;

/** Of a judging that is not judged there is nothing to know. */
export const NO_REPORT: CandidateReport = {
  verdict: null,
  score: null,
  groups: [],
  categories: [],
  counted: null,
  usage: null,
  usageShare: null,
  compileError: null,
  output: null,
};

/**
 * Decides what a candidate may know. Everything that a candidate can read of results comes from here.
 *
 * No hidden test takes part in compiling: a compile error is told whatever the levels are.
 */
export function reportForCandidate(report: JudgingReport, manifest: ChallengeManifest): CandidateReport {
  const known = allGroups(manifest);
  const declared = report.groups.map((group) => known.find(({ name }) => name === group.name));
  const isOpen = declared.length > 0 && declared.every((group) => group?.visibility === 'sample');
  const levels = capByEarlier(declared.map(levelOf));
  const tellsWhole = levels.every((level) => isAtLeast(level, 'category'));
  const at = (level: FeedbackLevel) => report.groups.filter((_, index) => levels[index] === level);
  return {
    verdict: tellsWhole || report.compileError !== undefined ? report.verdict : null,
    score: tellsWhole ? report.score : null,
    groups: report.groups.flatMap((group, index) => groupAt(group, levels[index]) ?? []),
    categories: sumByCategory(at('category')),
    counted: levels.includes('count') ? countCases(at('count')) : null,
    usage: isOpen ? report.usage : null,
    usageShare: tellsWhole ? usageShare(report.usage, manifest.limits) : null,
    compileError: report.compileError ?? null,
    output: isOpen ? report.output : null,
  };
}

/** What a candidate may know of a challenge's groups before any was judged. */
export function groupsForCandidate(manifest: ChallengeManifest) {
  const groups = allGroups(manifest);
  const shown = groups.filter((group) => isAtLeast(feedbackOf(group), 'title'));
  const summed = groups.filter((group) => feedbackOf(group) === 'category');
  return {
    groups: shown.map(({ name, category, visibility, points }) => ({ name, category, visibility, points })),
    categories: CATEGORIES.flatMap((category) => {
      const own = summed.filter((group) => group.category === category);
      return own.length === 0 ? [] : [{ category, points: sumPoints(own.map((group) => group.points)) }];
    }),
  };
}

/** How many cases have run is told as the count of them is: where a group is to show nothing, not at all. */
export function tellsProgress(manifest: ChallengeManifest): boolean {
  return manifest.groups.every((group) => feedbackOf(group) !== 'none');
}

/** A group that its challenge does not know is not shown. */
function levelOf(group: Omit<TestGroup, 'file'> | undefined): FeedbackLevel {
  return group === undefined ? 'none' : feedbackOf(group);
}

/**
 * What a program throws it writes itself, and it may write what it saw in the groups before: one process runs them
 * all. So a group shows no more of its failures than any that ran before it does.
 */
function capByEarlier(levels: readonly FeedbackLevel[]): FeedbackLevel[] {
  return levels.map((level, index) => {
    const earlier = levels.slice(0, index).map((each) => (isAtLeast(each, 'title') ? each : 'title'));
    return earlier.reduce((lowest, each) => (isAtLeast(each, lowest) ? lowest : each), level);
  });
}

function groupAt(group: GroupResult, level: FeedbackLevel | undefined): GroupResult | undefined {
  const { name, category, visibility, points, score, cases } = group;
  const head = { name, category, visibility, points, score };
  switch (level) {
    case 'title':
      return { ...head, cases: cases.map(({ title, verdict }) => ({ title, verdict })) };
    case 'message':
      return { ...head, cases: cases.map(withFirstLine) };
    case 'diff':
      return { ...head, cases: cases.map(({ title, verdict, ...failure }) => ({ title, verdict, ...cut(failure) })) };
    default:
      return undefined;
  }
}

function withFirstLine({ title, verdict, message: text = '' }: CaseResult): CaseResult {
  const [message] = text.split(/[\r\n\u0085\u2028\u2029]/, 1);
  return message === undefined || message === '' ? { title, verdict } : { title, verdict, message };
}

type Failure = Pick<CaseResult, 'message' | 'diff'>;

/** Message and diff apart. A report that has them in one text has a blank line between them. */
function cut({ message, diff }: Failure): Failure {
  const place = message?.indexOf('\n\n') ?? -1;
  if (message === undefined || diff !== undefined || place === -1) return { message, diff };
  return { message: message.slice(0, place), diff: message.slice(place + 2) };
}

function sumByCategory(groups: readonly GroupResult[]): CategoryResult[] {
  return CATEGORIES.flatMap((category) => {
    const own = groups.filter((group) => group.category === category);
    if (own.length === 0) return [];
    const points = sumPoints(own.map((group) => group.points));
    return [{ category, points, score: sumPoints(own.map((group) => group.score)), cases: countCases(own) }];
  });
}

function countCases(groups: readonly GroupResult[]): CaseCount {
  const cases = groups.flatMap((group) => group.cases);
  return { accepted: cases.filter(({ verdict }) => verdict === 'accepted').length, total: cases.length };
}
