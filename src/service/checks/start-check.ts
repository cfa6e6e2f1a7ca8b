import type { ChallengeSlug } from '../../domain/ids.ts';
import type { CheckId, CheckRequest, CheckView } from '../../protocol/challenge-folder-view.ts';
import { startCheck as startInStore } from '../../store/checks/start-check.ts';
import { noFolder } from '../folders/read-folders.ts';
import type { Service } from '../service.ts';
import { readCheck } from './read-checks.ts';

/**
 * Has a worker check the newest revision of a folder, as soon as one is free.
 *
 * @throws Refusal `not-found`
 */
export async function startCheck(
  service: Service,
  slug: ChallengeSlug,
  { only }: CheckRequest,
  by: string,
): Promise<CheckView> {
  const id = await startInStore(service.store, { slug, only, by });
  if (id === undefined) throw noFolder(slug);
  await publishCheck(service, id);
  return await readCheck(service, id);
}

/** What cannot be published now is found by the reconciler. */
export async function publishCheck(service: Service, checkId: CheckId): Promise<void> {
  await service.queues.checks.publish({ checkId }).catch((error: unknown) => {
    service.log.warn({ err: error, checkId }, 'a check could not be put into the queue; trying again');
  });
}
