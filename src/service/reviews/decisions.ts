import { mayKnowDecision } from '../../domain/decision.ts';
import type { ParticipationId } from '../../domain/participation.ts';
import type { Reviewer } from '../../domain/reviewer.ts';
import { type Scrub, scrubberOf } from '../../domain/scrub.ts';
import type { DecisionProposal, Decisions, DecisionView, SecondReading } from '../../protocol/review/review-view.ts';
import { proposeDecision as proposeInStore } from '../../store/reviews/propose-decision.ts';
import { readDecisions as readStoredDecisions, type StoredDecision } from '../../store/reviews/read-decisions.ts';
import { findReview, isFinalReview } from '../../store/reviews/read-reviews.ts';
import { findReportLinkTime } from '../../store/reviews/report-links.ts';
import { secondDecision as secondInStore } from '../../store/reviews/second-decision.ts';
import { type Participation, requireParticipation } from '../participations/require-participation.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';

const NOBODY = '';

/**
 * What was decided about somebody's work, and what waits to be: for whoever has marked it, and once it is decided for
 * everybody.
 *
 * @throws Refusal `not-found`
 */
export async function readDecisions(
  service: Service,
  id: ParticipationId,
  reader: Pick<Reviewer, 'key'>,
): Promise<Decisions> {
  const participation = await requireParticipation(service, id);
  const reportLinkMadeAt = (await findReportLinkTime(service.store, id))?.toISOString() ?? null;
  const all = await viewDecisions(service, participation, reader);
  const [current, ...history] = all;
  if (current === undefined) return { current: null, history, hidden: null, reportLinkMadeAt };
  const hasMarked = isFinalReview(await findReview(service.store, id, reader.key));
  if (mayKnowDecision(hasMarked, current.state)) return { current, history, hidden: null, reportLinkMadeAt };
  const { state, proposedBy, proposedAt } = current;
  return { current: null, history: [], hidden: { state, proposedBy, proposedAt }, reportLinkMadeAt };
}

/**
 * The newest proposal or decision as a system is told of it that leads nobody.
 *
 * @throws Refusal `not-found`
 */
export async function findDecision(
  service: Service,
  id: ParticipationId,
): Promise<Omit<DecisionView, 'isMine'> | undefined> {
  const [current] = await viewDecisions(service, await requireParticipation(service, id), { key: NOBODY });
  if (current === undefined) return undefined;
  const { isMine: _, ...decision } = current;
  return decision;
}

/**
 * Proposes a decision, for somebody else to read. Only who has marked the work can: no score decides by itself.
 *
 * @throws Refusal `not-found`, or `conflict` where their own review is not final
 */
export async function proposeDecision(
  service: Service,
  id: ParticipationId,
  proposal: DecisionProposal,
  by: Reviewer,
): Promise<DecisionView> {
  switch (await proposeInStore(service.store, id, proposal, by)) {
    case 'unknown':
      throw noParticipation(id);
    case 'unreviewed':
      throw new Refusal('conflict', 'Hand in your own review first: whoever proposes a decision has marked the work.');
    case 'proposed':
      return await readCurrent(service, id, by);
  }
}

/**
 * Agrees with what somebody else has proposed, or returns it. Who does has marked the work before they were told of it.
 *
 * @throws Refusal `not-found`, or `conflict` where nothing is proposed, it is their own proposal, or their own review is
 * not final
 */
export async function secondDecision(
  service: Service,
  id: ParticipationId,
  reading: SecondReading,
  by: Reviewer,
): Promise<DecisionView> {
  switch (await secondInStore(service.store, id, reading, by)) {
    case 'unknown':
      throw noParticipation(id);
    case 'nothing':
      throw new Refusal('conflict', 'No decision waits for a second reader: propose one first.');
    case 'own':
      throw new Refusal('conflict', 'You have proposed this decision: ask a colleague to be its second reader.');
    case 'unreviewed':
      throw new Refusal('conflict', 'Hand in your own review first: the second reader has marked the work, too.');
    case 'read':
      return await readCurrent(service, id, by);
  }
}

async function readCurrent(service: Service, id: ParticipationId, reader: Reviewer): Promise<DecisionView> {
  const { current } = await readDecisions(service, id, reader);
  if (current === null) throw noParticipation(id);
  return current;
}

/** The newest first. */
async function viewDecisions(
  service: Service,
  participation: Participation,
  reader: Pick<Reviewer, 'key'>,
): Promise<DecisionView[]> {
  const scrub = await scrubFor(participation, reader);
  return (await readStoredDecisions(service.store, participation.id)).map((decision) => ({
    ...decisionView(decision, reader),
    message: scrub(decision.message),
  }));
}

/** Messages address the candidate by name: not to readers to whom it was not revealed. */
async function scrubFor(participation: Participation, reader: Pick<Reviewer, 'key'>): Promise<Scrub> {
  if (await participation.isRevealedTo(reader.key)) return (text) => text;
  return scrubberOf(participation.identity, participation.alias);
}

function decisionView(decision: StoredDecision, reader: Pick<Reviewer, 'key'>): DecisionView {
  const { outcome, state, reason, message, feedback, proposedBy, proposedByName, proposedAt } = decision;
  return {
    outcome,
    state,
    reason,
    message,
    feedback,
    proposedBy: proposedByName,
    proposedAt: proposedAt.toISOString(),
    isMine: proposedBy === reader.key,
    second: secondOf(decision),
  };
}

function secondOf({ secondByName, secondAt, secondAgrees, secondReason }: StoredDecision): DecisionView['second'] {
  if (secondByName === null || secondAt === null || secondAgrees === null || secondReason === null) return null;
  return { by: secondByName, at: secondAt.toISOString(), agrees: secondAgrees, reason: secondReason };
}

function noParticipation(id: ParticipationId): Refusal {
  return new Refusal('not-found', `There is no participation '${id}'.`);
}
