import { randomBytes } from 'node:crypto';
import type { ParticipationId } from '../../domain/participation.ts';
import type { Reviewer } from '../../domain/reviewer.ts';
import { type ReportLink, ReportToken } from '../../protocol/review/review-view.ts';
import { replaceReportLink, revokeReportLink as revokeInStore } from '../../store/reviews/report-links.ts';
import { requireParticipation } from '../participations/require-participation.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';
import { hashReportToken } from './candidate-report.ts';

/**
 * Makes a link to the candidate's report. It is told this once, and one that was made before leads nowhere any more.
 *
 * @param origin - what links begin with: `https://minicase.example.org`
 * @throws Refusal `not-found`, or `conflict` where no decision is made
 */
export async function makeReportLink(
  service: Service,
  id: ParticipationId,
  by: Reviewer,
  origin: string,
): Promise<ReportLink> {
  const token = ReportToken.parse(`mcr_${randomBytes(32).toString('base64url')}`);
  switch (await replaceReportLink(service.store, id, hashReportToken(token), by)) {
    case 'unknown':
      throw new Refusal('not-found', `There is no participation '${id}'.`);
    case 'undecided':
      throw new Refusal('conflict', 'No decision is made yet: the report is sent once two people have decided.');
    case 'made':
      return { link: `${origin}/r/${token}` };
  }
}

/**
 * The link to the candidate's report leads nowhere from now on.
 *
 * @throws Refusal `not-found`, also where there is none that works
 */
export async function revokeReportLink(service: Service, id: ParticipationId, by: Reviewer): Promise<void> {
  await requireParticipation(service, id);
  if (!(await revokeInStore(service.store, id, by))) {
    throw new Refusal('not-found', 'There is no link to this report that works.');
  }
}
