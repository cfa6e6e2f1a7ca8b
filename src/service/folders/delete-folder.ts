import type { ChallengeSlug } from '../../domain/ids.ts';
import { deleteFolder as deleteInStore } from '../../store/folders/delete-folder.ts';
import type { Service } from '../service.ts';
import { noFolder } from './read-folders.ts';

/**
 * Forgets a folder and its checks. Versions that were made of it stay.
 *
 * @throws Refusal `not-found`
 */
export async function deleteFolder(service: Service, slug: ChallengeSlug, by: string): Promise<void> {
  if (!(await deleteInStore(service.store, slug, by))) throw noFolder(slug);
}
