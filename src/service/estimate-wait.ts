import { measureJudging } from '../store/measure-judging.ts';
import type { Service } from './service.ts';

/**
 * In how many seconds a queued judging will be taken, by how long the latest took and how many run at once.
 *
 * @param position its place in the queue, from 1
 * @returns undefined where nothing was judged yet
 */
export async function estimateWait(service: Service, position: number): Promise<number | undefined> {
  const { meanMs, running } = await measureJudging(service.store);
  return meanMs === null ? undefined : Math.ceil((position * meanMs) / Math.max(1, running) / 1_000);
}
