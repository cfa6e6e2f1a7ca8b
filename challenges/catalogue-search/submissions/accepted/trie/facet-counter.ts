import type { Facet, Product } from './types.ts';

type Ticks = readonly (readonly [name: string, values: readonly string[]])[];

/** Counts values of the products that it is shown, each facet without regard to the ticks in itself. */
export class FacetCounter {
  readonly #ticks: Ticks;
  readonly #counts = new Map<string, Map<string, number>>();

  constructor(ticks: Ticks) {
    this.#ticks = ticks;
    for (const [name, values] of ticks) this.#counts.set(name, new Map(values.map((value) => [value, 0])));
  }

  /** Whether the product satisfies all ticks. */
  count({ facets }: Product): boolean {
    const values = new Map(Object.entries(facets));
    const missed = new Set<string>();
    for (const [name, ticked] of this.#ticks) {
      if (!values.get(name)?.some((value) => ticked.includes(value))) missed.add(name);
    }
    for (const [name, list] of values) {
      const isMissedElsewhere = missed.size - (missed.has(name) ? 1 : 0) > 0;
      if (!isMissedElsewhere) for (const value of list) this.#increment(name, value);
    }
    return missed.size === 0;
  }

  get facets(): Facet[] {
    const names = [...this.#counts.keys()].sort();
    return names.map((name) => {
      const ticked = new Set(this.#ticks.find(([each]) => each === name)?.[1]);
      const counts = [...(this.#counts.get(name) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
      // The sort is stable: what has the same count stays in the order of the values.
      counts.sort(([, a], [, b]) => b - a);
      return { name, values: counts.map(([value, count]) => ({ value, count, selected: ticked.has(value) })) };
    });
  }

  #increment(name: string, value: string): void {
    const counts = this.#counts.get(name) ?? new Map<string, number>();
    this.#counts.set(name, counts.set(value, (counts.get(value) ?? 0) + 1));
  }
}
