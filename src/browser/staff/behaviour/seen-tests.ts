import type { BehaviourCall, CaseBehaviour } from '../../../domain/behaviour.ts';
import type { ParticipationSubmissionView } from '../../../protocol/review/participation-view.ts';
import { counted } from '../../app/counted.ts';
import { isUpstream, outcomeOf } from './lay-out-calls.ts';
import type { SeenSide } from './side.ts';

type CaseVerdict = ParticipationSubmissionView['groups'][number]['cases'][number]['verdict'];

/** A test in which something was to be seen. */
export type SeenTest = {
  readonly group: string;
  readonly title: string;
  /** What each side was seen doing in it. */
  readonly seen: readonly (CaseBehaviour | undefined)[];
  /** How it ended for each; undefined where a side's suite has no such test. */
  readonly verdicts: readonly (CaseVerdict | undefined)[];
};

export function seenTests(sides: readonly SeenSide[]): readonly SeenTest[] {
  const behaviours = sides.map(({ submission }) => submission?.behaviour ?? []);
  const keys = new Map(behaviours.flat().map(({ group, title }) => [JSON.stringify([group, title]), { group, title }]));
  return [...keys.values()]
    .map(({ group, title }) => ({
      group,
      title,
      seen: behaviours.map((cases) => cases.find((each) => each.group === group && each.title === title)),
      verdicts: sides.map(({ submission }) => verdictOf(submission, group, title)),
    }))
    .filter(({ seen }) => seen.some((each) => each !== undefined && each.calls.length + each.growths.length > 0));
}

/** The index of the test to begin with: the first in which somebody had to deal with a failure, or else with growth. */
export function mostTelling(tests: readonly SeenTest[]): number {
  const dealt = tests.findIndex(({ seen }) => seen.some((each) => each?.calls.some(hasGoneWrong)));
  const grown = tests.findIndex(({ seen }) => seen.some((each) => (each?.growths.length ?? 0) > 0));
  return Math.max(0, dealt === -1 ? grown : dealt);
}

function hasGoneWrong(call: BehaviourCall): boolean {
  return isUpstream(call) && ['failed', 'limited', 'unanswered'].includes(outcomeOf(call));
}

/** `12 calls, growth`; of several sides the most that one made. */
export function describeSeen({ seen }: Pick<SeenTest, 'seen'>): string {
  const most = Math.max(0, ...seen.map((each) => each?.callCount ?? 0));
  const hasGrowth = seen.some((each) => (each?.growths.length ?? 0) > 0);
  return [most === 0 ? [] : counted(most, 'call'), hasGrowth ? 'growth' : []].flat().join(', ');
}

function verdictOf(submission: ParticipationSubmissionView | undefined, group: string, title: string) {
  return submission?.groups.find(({ name }) => name === group)?.cases.find((each) => each.title === title)?.verdict;
}
