import type { CheckId, CheckView } from '../../protocol/challenge-folder-view.ts';
import { cancelCheck as cancelInStore } from '../../store/checks/finish-check.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';
import { readCheck } from './read-checks.ts';

/**
 * Ends a check before it is done; its worker hears of it with the next note that it sends.
 *
 * @throws Refusal `not-found`, or `conflict` where it is over
 */
export async function cancelCheck(service: Service, id: CheckId, by: string): Promise<CheckView> {
  if (!(await cancelInStore(service.store, id, by))) {
    const { state } = await readCheck(service, id);
    if (state !== 'cancelled') throw new Refusal('conflict', `This check is ${state}: there is nothing to cancel.`);
  }
  return await readCheck(service, id);
}
