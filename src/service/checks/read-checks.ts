import type { ChallengeSlug } from '../../domain/ids.ts';
import type { CheckHead, CheckId, CheckView } from '../../protocol/challenge-folder-view.ts';
import { findCheck, readChecks } from '../../store/checks/read-checks.ts';
import { headOf, requireFolder } from '../folders/read-folders.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';

/**
 * The newest first.
 *
 * @throws Refusal `not-found`
 */
export async function listChecks(service: Service, slug: ChallengeSlug): Promise<CheckHead[]> {
  const checks = await readChecks(service.store, slug);
  if (checks.length === 0) await requireFolder(service, slug);
  return checks.map(headOf);
}

/** @throws Refusal `not-found` */
export async function readCheck(service: Service, id: CheckId): Promise<CheckView> {
  const check = await findCheck(service.store, id);
  if (check === undefined) throw new Refusal('not-found', 'There is no such check.');
  const { steps, report, error, ...head } = check;
  return { ...headOf(head), steps, report, error };
}
