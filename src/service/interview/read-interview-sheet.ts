import type { JudgingId } from '../../domain/ids.ts';
import type { ParticipationId } from '../../domain/participation.ts';
import type { InterviewSheet } from '../../protocol/review/interview-sheet.ts';
import { ensureParticipations } from '../../store/participations/ensure-participations.ts';
import { readCountedWorks } from '../../store/participations/read-counted-works.ts';
import { readPassRates } from '../../store/participations/read-pass-rates.ts';
import type { SentSubmission } from '../../store/participations/read-submissions.ts';
import { readBehaviour } from '../../store/read-behaviour.ts';
import { findManifest } from '../../store/read-challenges.ts';
import { readSubmissionFiles } from '../../store/read-submission.ts';
import { requireCurrentManifest } from '../participations/current-manifest.ts';
import { readTimeline } from '../participations/read-timeline.ts';
import { scrubBehaviour, scrubFiles, scrubGroups } from '../participations/scrub-parts.ts';
import { readWork, type Work } from '../participations/work-of.ts';
import type { Service } from '../service.ts';
import { readSimilarity } from '../similarity/read-similarity.ts';
import { chooseQuestions } from './choose-questions.ts';
import { failedQuestions } from './failed-questions.ts';
import { processQuestions } from './process-questions.ts';
import { readCohortFigures } from './read-cohort-figures.ts';
import { similarQuestions } from './similar-questions.ts';
import { type PassRates, strongQuestions } from './strong-questions.ts';
import { unusualQuestions } from './unusual-questions.ts';
import type { WeighedQuestion } from './weighed-question.ts';
import { figuresOf } from './work-figures.ts';

/** A reader to whom nobody is revealed: no name is in a sheet, whoever reads it. */
const NOBODY = '';

/**
 * Questions by which a candidate presents their work. Of work that is not judged yet, those that need no result.
 *
 * @throws Refusal `not-found`
 */
export async function readInterviewSheet(service: Service, id: ParticipationId): Promise<InterviewSheet> {
  const work = await readWork(service, id, NOBODY);
  const { slug, alias } = work.participation;
  const { title } = await requireCurrentManifest(service, slug);
  const counted = work.sent.find((each) => each.id === work.row.counted?.submission);
  const ofResult = counted === undefined ? [] : await askAboutResult(service, work, counted);
  const ofProcess = await askAboutProcess(service, work, counted);
  return {
    participation: id,
    alias,
    challenge: { slug, title },
    questions: chooseQuestions([...ofResult, ...ofProcess]),
  };
}

async function askAboutResult(
  service: Service,
  { participation, scrub }: Work,
  { judgingId, challengeVersion, report }: SentSubmission,
): Promise<WeighedQuestion[]> {
  const { store } = service;
  const manifest = await findManifest(store, challengeVersion);
  if (report === null || manifest === undefined) return [];
  const groups = scrubGroups(scrub, report.groups, manifest);
  const behaviour = scrubBehaviour(scrub, await readBehaviour(store, judgingId), manifest);
  await ensureParticipations(store, participation.slug);
  // Other versions have other tests.
  const cohort = (await readCountedWorks(store, participation.slug))
    .filter((work) => work.challengeVersion === challengeVersion)
    .map((work) => work.judgingId);
  const others = cohort.filter((other) => other !== judgingId);
  return [
    ...failedQuestions(groups, {
      testsOf: manifest.candidateTests?.name,
      hasCompiled: report.compileError === undefined,
    }),
    ...strongQuestions(groups, await readRates(service, cohort)),
    ...unusualQuestions(figuresOf(behaviour), await readCohortFigures(service, others)),
    ...similarQuestions(await readSimilarity(service, participation.id, NOBODY)),
  ];
}

async function readRates({ store }: Service, judgings: readonly JudgingId[]): Promise<PassRates> {
  const keyOf = (group: string, title: string): string => JSON.stringify([group, title]);
  const rates = new Map(
    (await readPassRates(store, judgings)).map(({ group, title, ...rate }) => [keyOf(group, title), rate]),
  );
  return (group, title) => rates.get(keyOf(group, title));
}

async function askAboutProcess(
  service: Service,
  { participation, row, scrub }: Work,
  counted: SentSubmission | undefined,
): Promise<WeighedQuestion[]> {
  const { events, allottedMs, starter } = await readTimeline(service, participation.id, NOBODY);
  const given = new Set(starter.map(({ path }) => path));
  const files = counted === undefined ? [] : scrubFiles(scrub, await readSubmissionFiles(service.store, counted.id));
  return processQuestions({
    events,
    allottedMs,
    score: row.counted?.score ?? null,
    endedBy: row.invitation?.endedBy ?? null,
    ownPaths: files.map(({ path }) => path).filter((path) => !given.has(path)),
  });
}
