import type { CaseResult, GroupResult, JudgingReport } from '../../src/domain/judging.ts';
import type { CheckedCase } from '../../src/protocol/check-report.ts';

/** How authors name a case: its group, and its titles. */
export function caseName(group: string, { title }: Pick<CaseResult, 'title'>): string {
  return `${group} > ${title}`;
}

/** Places in a list of cases, by name. */
export class CaseIndex {
  readonly #places: ReadonlyMap<string, number>;

  constructor(cases: readonly CheckedCase[]) {
    this.#places = new Map(cases.map((each, place) => [caseName(each.group, each), place]));
  }

  has(name: string): boolean {
    return this.#places.has(name);
  }

  /** Those that did not pass. */
  failedIn(groups: readonly GroupResult[]): number[] {
    return groups.flatMap(({ name, cases }) =>
      cases.flatMap((each) => (each.verdict === 'accepted' ? [] : (this.#places.get(caseName(name, each)) ?? []))),
    );
  }
}

/** The cases of a judging, with the tags in their titles: `… [R3]`, `… [R3, R4]`. */
export function casesOf({ groups }: JudgingReport): CheckedCase[] {
  return groups.flatMap(({ name, cases }) =>
    cases.map(({ title }) => ({ group: name, title, requirements: tagsIn(title) })),
  );
}

/** Tags such as `R3`, in the order in which they stand in a text, each once. */
export function tagsIn(text: string): string[] {
  const lists = text.matchAll(/\[(R\d+(?:\s*[,–-]\s*R\d+)*)\]/g);
  return [...new Set([...lists].flatMap(([, list = '']) => list.split(',').flatMap(readRange)))];
}

/** `R1–R4` is all four. */
function readRange(text: string): string[] {
  const [first = '', last = first] = text.split(/[–-]/).map((tag) => tag.trim());
  const from = Number(first.slice(1));
  const to = Number(last.slice(1));
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => `R${from + index}`);
}
