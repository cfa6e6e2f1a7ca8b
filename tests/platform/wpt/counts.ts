import type { Report } from './test-script.ts';

type Count = { passed: number; of: number };

/** Adds up by area how many subtests pass, here and in Node. */
export class Counts {
  readonly #areas = new Map<string, { readonly minicase: Count; readonly node: Count }>();

  add(area: string, minicase: Report, node: Report): void {
    const counts = this.#areas.get(area) ?? { minicase: { passed: 0, of: 0 }, node: { passed: 0, of: 0 } };
    this.#areas.set(area, counts);
    count(counts.minicase, minicase);
    count(counts.node, node);
  }

  /** A line for each area, and one for all. */
  show(): string {
    const areas = [...this.#areas].sort(([one], [other]) => (one < other ? -1 : 1));
    const all = {
      minicase: sum(areas.map(([, { minicase }]) => minicase)),
      node: sum(areas.map(([, { node }]) => node)),
    };
    return [...areas, ['all', all] as const]
      .map(([area, { minicase, node }]) => `${area}: ${tell(minicase)} pass (in Node itself ${tell(node)})`)
      .join('\n');
  }
}

function count(to: Count, { subtests }: Report): void {
  to.passed += subtests.filter(({ status }) => status === 0).length;
  to.of += subtests.length;
}

function sum(counts: readonly Count[]): Count {
  return counts.reduce((one, other) => ({ passed: one.passed + other.passed, of: one.of + other.of }), {
    passed: 0,
    of: 0,
  });
}

function tell({ passed, of }: Count): string {
  return `${passed} of ${of}`;
}
