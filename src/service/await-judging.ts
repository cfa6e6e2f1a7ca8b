import type { JudgingId } from '../domain/ids.ts';
import { followJudging } from './follow-judging.ts';
import type { Service } from './service.ts';

/** Resolves when a judging is over, with true, or when `signal` aborts, with false. */
export async function awaitJudging(service: Service, judgingId: JudgingId, signal: AbortSignal): Promise<boolean> {
  for await (const { event } of followJudging(service, judgingId, 0, signal)) {
    if (event.type === 'judged' || event.type === 'aborted') return true;
  }
  return false;
}
