import { markPairs, weightedKappa } from '../../domain/agreement.ts';
import type { ChallengeSlug } from '../../domain/ids.ts';
import type { Board, InviteLineChange } from '../../protocol/review/board-view.ts';
import { ensureParticipations } from '../../store/participations/ensure-participations.ts';
import { findInviteLine, setInviteLine } from '../../store/participations/invite-line.ts';
import { readBoardRows } from '../../store/participations/read-board.ts';
import { NONE, type ReviewMarks, readReviewMarks } from '../../store/participations/read-review-marks.ts';
import type { Service } from '../service.ts';
import { boardRow, lotOf } from './board-row.ts';
import { requireCurrentManifest, scoredCategories } from './current-manifest.ts';

/** Of fewer, agreement says nothing. */
const AGREEMENT_OF_AT_LEAST = 5;

/**
 * Everyone's work on a challenge, without names but for those whom `reader` knows.
 *
 * @param reader - by `senderOf`
 * @throws Refusal `not-found`
 */
export async function readBoard(service: Service, slug: ChallengeSlug, reader: string): Promise<Board> {
  const { store } = service;
  const manifest = await requireCurrentManifest(service, slug);
  await ensureParticipations(store, slug);
  const rows = await readBoardRows(store, slug, reader);
  const marks = await readReviewMarks(store, slug, reader);
  const line = await findInviteLine(store, slug);
  const byLot = rows
    .map((row) => ({ row, lot: lotOf(reader, row.id) }))
    .toSorted((a, b) => (a.lot < b.lot ? -1 : 1))
    .map(({ row }, index) => boardRow(row, marks.get(row.id) ?? NONE, index + 1));
  return {
    challenge: { slug, title: manifest.title },
    categories: scoredCategories(manifest),
    inviteLine: line === undefined ? null : { ...line, setAt: line.setAt.toISOString() },
    agreement: agreementOf([...marks.values()]),
    rows: byLot,
  };
}

/**
 * Draws the line from which on candidates are to be invited, or takes it away.
 *
 * @throws Refusal `not-found`
 */
export async function changeInviteLine(
  service: Service,
  slug: ChallengeSlug,
  { score }: InviteLineChange,
  by: string,
): Promise<Pick<Board, 'inviteLine'>> {
  await requireCurrentManifest(service, slug);
  await setInviteLine(service.store, slug, score, by);
  const line = await findInviteLine(service.store, slug);
  return { inviteLine: line === undefined ? null : { ...line, setAt: line.setAt.toISOString() } };
}

/** By the two that were final first. */
function agreementOf(reviewed: readonly ReviewMarks[]): Board['agreement'] {
  const twice = reviewed.flatMap(({ final: [first, second] }) =>
    first === undefined || second === undefined ? [] : [markPairs(first, second)],
  );
  if (twice.length < AGREEMENT_OF_AT_LEAST) return null;
  const kappa = weightedKappa(twice.flat());
  return kappa === null ? null : { kappa, participations: twice.length };
}
