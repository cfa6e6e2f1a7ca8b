import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { NO_REPORT } from '../../../src/domain/candidate-report.ts';
import type { JudgingKind } from '../../../src/domain/judging.ts';
import type { SourceFile } from '../../../src/domain/source-file.ts';
import {
  Receipt,
  SolveCaseView,
  SolveSubmissionHead,
  SolveSubmissionView,
  SolveView,
} from '../../../src/protocol/solve/solve-view.ts';
import { renderStatement } from '../../../src/web/statement/render-statement.ts';

const ROOT = path.join(import.meta.dirname, '../../..');
export const INVITATION = '0b0f6c9e-3f52-4a4e-9c54-0d4d6f1f2a11';
const VERSION = `sha256:${'a'.repeat(64)}`;

export function makeInvitation(over: Partial<SolveView> = {}): SolveView {
  return SolveView.parse({
    id: INVITATION,
    candidate: 'Ada Lovelace',
    state: 'ready',
    now: new Date().toISOString(),
    opensAt: null,
    closesAt: new Date(Date.now() + 5 * 86_400_000).toISOString(),
    durationSeconds: 5_400,
    startedAt: null,
    deadline: null,
    endedAt: null,
    endedBy: null,
    grants: [],
    keptForDays: 180,
    rehearsal: makeSolveCase('rehearsal', 'Rehearsal: a counter'),
    cases: [makeSolveCase('catalogue-search', 'Catalogue search'), makeSolveCase('order-sync', 'Order sync')],
    profile: { portfolioUrl: null, language: null },
    ...over,
  });
}

function makeSolveCase(slug: string, title: string) {
  return {
    slug,
    title,
    summary: 'Find products by what people type, misspelt or not, fast enough for a shop of 50,000 of them.',
    languages: ['typescript', 'javascript'],
    savedAt: null,
    submissionsUsed: 1,
    submissionsAtMost: slug === 'order-sync' ? null : 5,
  };
}

/** A case of the catalogue's, whatever slug it is asked for by. */
export function makeCaseView(slug: string, isRehearsal: boolean): SolveCaseView {
  const folder = path.join(ROOT, 'challenges/catalogue-search');
  const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
  const statement = read('statement.md');
  return SolveCaseView.parse({
    slug,
    version: VERSION,
    title: slug === 'rehearsal' ? 'Rehearsal: a counter' : 'Catalogue search',
    summary: 'Find products by what people type.',
    languages: ['typescript', 'javascript'],
    statement,
    statementHtml: renderStatement(statement),
    entry: 'index.ts',
    limits: { cpuTimeMs: 10_000, wallTimeMs: 30_000, memoryMb: 256, outputKb: 1_024 },
    dependencies: { zod: '4.6.7' },
    timeZone: 'UTC',
    groups: [{ name: 'Sample', category: 'correctness', visibility: 'sample', points: 0 }],
    categories: [
      { category: 'correctness', points: 60 },
      { category: 'performance', points: 40 },
    ],
    starter: ['index.ts', 'types.ts'].map((file) => ({ path: file, content: read(`starter/${file}`) })),
    sampleTests: [{ path: 'tests/sample/search.spec.ts', content: "import { expect, test } from 'vitest';\n" }],
    isRehearsal,
    submissionsUsed: 1,
    submissionsAtMost: isRehearsal ? null : 5,
  });
}

export function makeSubmissionView(
  slug: string,
  kind: JudgingKind,
  files: readonly SourceFile[],
  over: Partial<SolveSubmissionView> = {},
): SolveSubmissionView {
  const now = new Date().toISOString();
  const digest = `sha256:${createHash('sha256').update(JSON.stringify(files)).digest('hex')}`;
  return SolveSubmissionView.parse({
    id: randomUUID(),
    challenge: slug,
    submissionDigest: digest,
    createdAt: now,
    origin: 'candidate',
    files,
    judging: {
      id: randomUUID(),
      challengeVersion: VERSION,
      submissionDigest: digest,
      kind,
      state: 'judged',
      reusedFrom: null,
      createdAt: now,
      startedAt: now,
      finishedAt: now,
      error: null,
      position: null,
      ...NO_REPORT,
      ...(kind === 'sample' ? SAMPLE_REPORT : SUBMISSION_REPORT),
    },
    ...over,
  });
}

const SAMPLE_REPORT = {
  verdict: 'wrong-answer',
  groups: [
    {
      name: 'Sample',
      category: 'correctness',
      visibility: 'sample',
      points: 0,
      score: 0,
      cases: [
        { title: 'search > finds a product by a word of its name', verdict: 'accepted' },
        {
          title: 'search > finds it whatever the case <b>and accents</b>',
          verdict: 'wrong-answer',
          message: 'expected [] to deeply equal [ { id: 7 } ]',
          diff: '- Expected\n+ Received\n\n- [\n-   { "id": 7 }\n- ]\n+ []',
        },
        { title: 'facets > counts', verdict: 'runtime-error', message: 'TypeError: not a function' },
      ],
    },
  ],
  usage: { cpuTimeMs: 42, wallTimeMs: 60, peakMemoryMb: 12 },
  output: 'indexing 12 products\nready\n',
};

const SUBMISSION_REPORT = {
  verdict: 'wrong-answer',
  score: 63.5,
  categories: [
    { category: 'correctness', points: 60, score: 48, cases: { accepted: 16, total: 20 } },
    { category: 'performance', points: 40, score: 15.5, cases: { accepted: 2, total: 5 } },
  ],
  usageShare: { cpuTime: '25–50 %', memory: '<25 %' },
};

export function makeHead({ judging, ...submission }: SolveSubmissionView): SolveSubmissionHead {
  return SolveSubmissionHead.parse({
    ...submission,
    kind: judging.kind,
    state: judging.state,
    verdict: judging.verdict,
    score: judging.score,
    cases: judging.kind === 'sample' ? { accepted: 1, total: 3 } : null,
    counts: judging.kind === 'submission',
  });
}

export function makeReceipt(view: SolveView, submissions: readonly SolveSubmissionView[]): Receipt {
  return Receipt.parse({
    invitation: view.id,
    candidate: view.candidate,
    startedAt: view.startedAt ?? view.now,
    endedAt: view.endedAt ?? view.now,
    endedBy: view.endedBy ?? 'deadline',
    cases: view.cases.map(({ slug, title }) => ({
      slug,
      title,
      submissions: submissions.filter(({ challenge }) => challenge === slug).map(makeHead),
    })),
  });
}
