import { createStore, del, delMany, entries, set } from 'idb-keyval';
import type { KeptDraft } from './draft-sync.ts';

const store = createStore('minicase-drafts', 'unsent');

/** One window; a reload keeps it. Each keeps its own, or two windows would overwrite each other here. */
const windowId = (() => {
  const known = sessionStorage.getItem('minicase.window');
  const id = known ?? crypto.randomUUID();
  sessionStorage.setItem('minicase.window', id);
  return id;
})();

/** Drafts that the server does not have yet, on this device. */
export function keepDraft(invitation: string, slug: string, kept: KeptDraft | null): Promise<void> {
  const key = keyOf(invitation, slug, windowId);
  return kept === null ? del(key, store) : set(key, kept, store);
}

/**
 * Takes what was left unsent of a case: by this window before it was reloaded, or else by the last one that was closed.
 * All of it that is older is forgotten.
 */
export async function takeKeptDraft(invitation: string, slug: string): Promise<KeptDraft | undefined> {
  const prefix = keyOf(invitation, slug, '');
  const found = (await entries<string, KeptDraft>(store)).filter(([key]) => key.startsWith(prefix));
  const own = found.find(([key]) => key === keyOf(invitation, slug, windowId));
  const [newest] = found.sort(([, a], [, b]) => b.editedAt - a.editedAt);
  const taken = own ?? newest;
  if (taken === undefined) return undefined;
  const others = found.map(([key]) => key).filter((key) => key !== keyOf(invitation, slug, windowId));
  if (own === undefined) {
    await set(keyOf(invitation, slug, windowId), taken[1], store);
    await delMany(others, store);
  }
  return taken[1];
}

function keyOf(invitation: string, slug: string, window: string): string {
  return `${invitation}/${slug}/${window}`;
}
