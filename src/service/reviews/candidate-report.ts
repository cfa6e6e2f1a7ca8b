import { createHash } from 'node:crypto';
import { mayKnowDecision } from '../../domain/decision.ts';
import type { FeedbackLevel } from '../../domain/feedback.ts';
import type { ParticipationId } from '../../domain/participation.ts';
import type { Reviewer } from '../../domain/reviewer.ts';
import { type Scrub, scrubberOf } from '../../domain/scrub.ts';
import type { CandidateReportPage, ReportedResult } from '../../protocol/review/candidate-report-page.ts';
import type { ReportToken } from '../../protocol/review/review-view.ts';
import { findCurrentVersion, findManifest } from '../../store/read-challenges.ts';
import { findCountedJudging } from '../../store/reviews/find-counted-judging.ts';
import { findMadeDecision, readDecisions } from '../../store/reviews/read-decisions.ts';
import { findReview, isFinalReview } from '../../store/reviews/read-reviews.ts';
import { findByReportToken } from '../../store/reviews/report-links.ts';
import { type Participation, requireParticipation } from '../participations/require-participation.ts';
import type { Service } from '../service.ts';
import { reportedResult } from './reported-result.ts';

/** The report that a link leads to; undefined where it leads nowhere, or nowhere any more. */
export async function findCandidateReport(
  service: Service,
  token: ReportToken,
): Promise<CandidateReportPage | undefined> {
  const id = await findByReportToken(service.store, hashReportToken(token));
  const decision = id === undefined ? undefined : await findMadeDecision(service.store, id);
  if (id === undefined || decision === undefined) return undefined;
  const participation = await requireParticipation(service, id);
  const { message, feedback, secondAt } = decision;
  return {
    ...(await readWork(service, participation, feedback)),
    name: participation.identity.name ?? participation.identity.id,
    decidedAt: secondAt?.toISOString() ?? null,
    message,
    feedback,
  };
}

/**
 * The report as it is now, or would be at another level, for reviewers to see what the candidate will. Under the alias
 * for those to whom the candidate was not revealed, and without the words of a proposal that they may not know yet.
 *
 * @throws Refusal `not-found`
 */
export async function previewCandidateReport(
  service: Service,
  id: ParticipationId,
  reader: Pick<Reviewer, 'key'>,
  chosen: FeedbackLevel | undefined,
): Promise<CandidateReportPage> {
  const participation = await requireParticipation(service, id);
  const [newest] = await readDecisions(service.store, id);
  const hasMarked = isFinalReview(await findReview(service.store, id, reader.key));
  const current = mayKnowDecision(hasMarked, newest?.state) ? newest : undefined;
  const feedback = chosen ?? current?.feedback ?? 'category';
  const page: CandidateReportPage = {
    ...(await readWork(service, participation, feedback)),
    name: participation.identity.name ?? participation.identity.id,
    decidedAt: current?.state === 'made' ? (current.secondAt?.toISOString() ?? null) : null,
    message: current?.message ?? '',
    feedback,
  };
  if (await participation.isRevealedTo(reader.key)) return page;
  return underAlias(page, participation.alias, scrubberOf(participation.identity, participation.alias));
}

/** A token is 256 random bits: nothing is gained by a slow hash. */
export function hashReportToken(token: ReportToken): string {
  return createHash('sha256').update(token).digest('hex');
}

async function readWork(
  service: Service,
  participation: Participation,
  feedback: FeedbackLevel,
): Promise<Pick<CandidateReportPage, 'challenge' | 'handedInAt' | 'result'>> {
  const counted = await findCountedJudging(service.store, participation);
  const version = counted?.challengeVersion ?? (await findCurrentVersion(service.store, participation.slug));
  const manifest = version === undefined ? undefined : await findManifest(service.store, version);
  return {
    challenge: { title: manifest?.title ?? participation.slug, summary: manifest?.summary ?? '' },
    handedInAt: counted?.submittedAt.toISOString() ?? null,
    result: counted === undefined || manifest === undefined ? null : reportedResult(counted.report, manifest, feedback),
  };
}

function underAlias(page: CandidateReportPage, alias: string, scrub: Scrub): CandidateReportPage {
  return {
    ...page,
    name: alias,
    message: scrub(page.message),
    result: page.result === null ? null : scrubResult(page.result, (text) => scrub(text, 'code')),
  };
}

/** What the program has written is in the messages of its failures. */
function scrubResult(result: ReportedResult, scrub: (text: string) => string): ReportedResult {
  return {
    ...result,
    compileError: result.compileError === null ? null : scrub(result.compileError),
    groups: result.groups.map((group) => ({
      ...group,
      cases: group.cases.map(({ message, diff, ...known }) => ({
        ...known,
        ...(message === undefined ? {} : { message: scrub(message) }),
        ...(diff === undefined ? {} : { diff: scrub(diff) }),
      })),
    })),
  };
}
