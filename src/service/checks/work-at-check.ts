import type { CheckId, ClaimedCheck } from '../../protocol/challenge-folder-view.ts';
import type { CheckNote, CheckResult } from '../../protocol/check-job.ts';
import type { CheckReport } from '../../protocol/check-report.ts';
import { claimCheck as claimInStore } from '../../store/checks/claim-check.ts';
import { failCheck, finishCheck } from '../../store/checks/finish-check.ts';
import { noteCheck as noteInStore } from '../../store/checks/note-check.ts';
import { findCheck } from '../../store/checks/read-checks.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';

/** How often a check is given to a worker: once, and three times again where that one dies. */
export const CLAIMED_AT_MOST = 4;

/**
 * Gives a check to the worker that asks.
 *
 * @throws Refusal `over` where there is nothing left to check
 */
export async function claimCheck(service: Service, id: CheckId): Promise<ClaimedCheck> {
  const claimed = await claimInStore(service.store, id, CLAIMED_AT_MOST);
  if (claimed !== undefined) return claimed;
  await failCheck(service.store, id, CLAIMED_AT_MOST, TOO_OFTEN);
  throw over(id);
}

/** Of a check that has ended every worker that took it. */
export const TOO_OFTEN =
  `It was begun ${CLAIMED_AT_MOST} times, and its worker ended each time before it was done. Look whether a test or a ` +
  'solution uses up all memory, check fewer parts to find out which, or ask who runs this server for the log of its workers.';

/**
 * Keeps how far a check is.
 *
 * @throws Refusal `over` where it was cancelled, or another worker has it
 */
export async function noteCheck(service: Service, id: CheckId, note: CheckNote): Promise<void> {
  if (!(await noteInStore(service.store, id, note))) throw over(id);
}

/**
 * Keeps what came of a check, once.
 *
 * @throws Refusal `over` where it was cancelled, or another worker has it; `invalid` where the report is another case's
 */
export async function recordCheck(service: Service, id: CheckId, result: CheckResult): Promise<void> {
  const { lease } = result;
  if ('report' in result) await requireReportOf(service, id, result.report);
  if ('error' in result) service.log.error({ checkId: id, reason: result.error }, 'a check failed');
  const isRecorded =
    'error' in result
      ? await failCheck(service.store, id, lease, result.error)
      : await finishCheck(service.store, id, lease, result.report);
  if (!isRecorded) throw over(id);
}

async function requireReportOf(service: Service, id: CheckId, { slug }: CheckReport): Promise<void> {
  const check = await findCheck(service.store, id);
  if (check === undefined) throw over(id);
  if (check.challenge !== slug)
    throw new Refusal('invalid', `The report is of '${slug}', and not of '${check.challenge}'.`);
}

function over(id: CheckId): Refusal {
  return new Refusal('over', `Check '${id}' is over, in other hands, or was never there.`);
}
