import type { Entry } from './product-index.ts';
import { compareText, type Ticked } from './query.ts';
import type { Facet } from './types.ts';

/**
 * Looks at each entry once. One that satisfies every facet with a tick matches, and counts in all facets. One that
 * fails a single facet counts in that alone: it would match, were it not for the ticks there.
 */
export function countFacets(entries: Iterable<Entry>, ticked: Ticked): { matching: Entry[]; facets: Facet[] } {
  const matching: Entry[] = [];
  const counts = new Map<string, Map<string, number>>();
  for (const [name, values] of ticked) counts.set(name, new Map(Array.from(values, (value) => [value, 0])));

  for (const entry of entries) {
    const failed = findFailed(entry, ticked);
    if (failed.length === 0) matching.push(entry);
    if (failed.length > 1) continue;
    for (const [name, values] of entry.facets) {
      if (failed.length === 0 || failed[0] === name) addTo(counts, name, values);
    }
  }
  return { matching, facets: Array.from(counts, ([name, values]) => makeFacet(name, values, ticked)).sort(byName) };
}

/** The names of the facets in which an entry has none of the ticked values. */
function findFailed(entry: Entry, ticked: Ticked): string[] {
  const values = new Map(entry.facets);
  const failed = [...ticked].filter(([name, wanted]) => !values.get(name)?.some((value) => wanted.has(value)));
  return failed.map(([name]) => name);
}

function addTo(counts: Map<string, Map<string, number>>, name: string, values: readonly string[]): void {
  if (values.length === 0) return;
  const ofFacet = counts.get(name) ?? new Map<string, number>();
  counts.set(name, ofFacet);
  for (const value of values) ofFacet.set(value, (ofFacet.get(value) ?? 0) + 1);
}

function makeFacet(name: string, counts: ReadonlyMap<string, number>, ticked: Ticked): Facet {
  const values = Array.from(counts, ([value, count]) => ({
    value,
    count,
    selected: ticked.get(name)?.has(value) === true,
  }));
  return { name, values: values.sort((a, b) => b.count - a.count || compareText(a.value, b.value)) };
}

function byName(a: Facet, b: Facet): number {
  return compareText(a.name, b.name);
}
