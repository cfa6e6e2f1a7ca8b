import type { CatalogueEntry } from '../../../../protocol/challenge-folder-view.ts';

export const CATALOGUE_ORDERS = {
  attention: 'What needs attention',
  title: 'Title',
  candidates: 'Most candidates',
  changed: 'Changed last',
} as const;
export type CatalogueOrder = keyof typeof CATALOGUE_ORDERS;

/** Those that have all the words in their title, slug or summary, in an order; by title where that says nothing. */
export function orderCatalogue(
  entries: readonly CatalogueEntry[],
  order: CatalogueOrder,
  search: string,
): readonly CatalogueEntry[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const isFound = ({ title, slug, summary }: CatalogueEntry) => {
    const text = `${title} ${slug} ${summary}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const rank = RANKS[order];
  return entries.filter(isFound).toSorted((a, b) => rank(b) - rank(a) || a.title.localeCompare(b.title));
}

/** The higher, the earlier. */
const RANKS: Readonly<Record<CatalogueOrder, (entry: CatalogueEntry) => number>> = {
  attention: needOf,
  title: () => 0,
  candidates: ({ health }) => health?.candidates ?? 0,
  changed: ({ current, folder }) =>
    Math.max(Date.parse(folder?.savedAt ?? '') || 0, Date.parse(current?.publishedAt ?? '') || 0),
};

/** How much somebody is waited for: a decision, then advice, then a check that is not green, then work that is begun. */
function needOf({ openRejudge, health, current, folder, drafts }: CatalogueEntry): number {
  return (
    (openRejudge ? 1_000 : 0) +
    100 * Math.min(health?.advice ?? 0, 8) +
    (current?.isGreen === false ? 50 : 0) +
    (folder?.check?.isGreen === false ? 20 : 0) +
    (folder === null ? 0 : 10) +
    Math.min(drafts, 5)
  );
}
