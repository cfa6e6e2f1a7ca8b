import type { JudgingId } from '../../domain/ids.ts';
import { readBehaviour } from '../../store/read-behaviour.ts';
import type { Service } from '../service.ts';
import { figuresOf, type WorkFigures } from './work-figures.ts';

const KEPT_AT_MOST = 20_000;
/** What was seen in a judging does not change. */
const kept = new Map<JudgingId, WorkFigures>();

/** What each of these judgings' programs was seen doing, in figures. */
export async function readCohortFigures(service: Service, judgings: readonly JudgingId[]): Promise<WorkFigures[]> {
  const all: WorkFigures[] = [];
  for (const id of judgings) all.push(kept.get(id) ?? keep(id, figuresOf(await readBehaviour(service.store, id))));
  return all;
}

function keep(id: JudgingId, figures: WorkFigures): WorkFigures {
  const [oldest] = kept.keys();
  if (kept.size >= KEPT_AT_MOST && oldest !== undefined) kept.delete(oldest);
  kept.set(id, figures);
  return figures;
}
