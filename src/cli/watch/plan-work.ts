import type { CaseUnderCheck } from '../../../worker/check/case-under-check.ts';

/** What a change makes worth another look. */
export type Work =
  /** All that is needed before a single change can be judged. */
  | { readonly kind: 'first' }
  /** The whole case, but for its mutants. */
  | { readonly kind: 'all' }
  /** What can be seen without judging, and whether each requirement is tested. */
  | { readonly kind: 'brief' }
  /** One spec: on the model, and on the examples that name it. */
  | { readonly kind: 'group'; readonly file: string }
  | { readonly kind: 'example'; readonly path: string }
  | { readonly kind: 'mutants' };

/** Plans what is to be done after files changed, each thing once and the least costly first. */
export function planWork(changed: readonly string[], subject: CaseUnderCheck, hasMutants: boolean): readonly Work[] {
  const works = changed.map((path) => workFor(path, subject)).filter((work) => work !== undefined);
  const isOfAll = works.some(({ kind }) => kind === 'all');
  const chosen = isOfAll ? [{ kind: 'all' } as const] : dropRepeated(works).toSorted(byCost);
  const touchesMutants = works.some((work) => work.kind !== 'brief' && !isOtherExample(work, subject));
  return hasMutants && touchesMutants ? [...chosen, { kind: 'mutants' }] : chosen;
}

function workFor(path: string, subject: CaseUnderCheck): Work | undefined {
  const { manifest } = subject.challenge;
  if (path === 'statement.md') return { kind: 'brief' };
  if (manifest.groups.some(({ file }) => file === path)) return { kind: 'group', file: path };
  const example = /^submissions\/[^/]+\/[^/]+/.exec(path)?.[0];
  // One that was taken away leaves nothing to judge.
  if (example !== undefined)
    return subject.examples.some((each) => each.path === example) ? { kind: 'example', path: example } : undefined;
  if (path === 'challenge.json' || path.startsWith('starter/') || path.startsWith('tests/')) return { kind: 'all' };
  // An image of the statement's, if it is anything.
  return path.includes('/') ? undefined : { kind: 'brief' };
}

function dropRepeated(works: readonly Work[]): Work[] {
  return [...new Map(works.map((work) => [JSON.stringify(work), work])).values()];
}

const COSTS: Readonly<Record<Work['kind'], number>> = { first: 0, brief: 0, example: 1, group: 2, all: 3, mutants: 4 };

function byCost(a: Work, b: Work): number {
  return COSTS[a.kind] - COSTS[b.kind];
}

/** Mutants are of the model alone. */
function isOtherExample(work: Work, { examples }: CaseUnderCheck): boolean {
  const model = examples.find(({ verdict }) => verdict === 'accepted');
  return work.kind === 'example' && work.path !== model?.path;
}
