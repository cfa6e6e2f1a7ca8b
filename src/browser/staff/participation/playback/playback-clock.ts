export const SPEEDS = [1, 4, 16, 64] as const;
export type Speed = (typeof SPEEDS)[number];

type At = { readonly atMs: number };

/** Longer than that nothing was saved: somebody read, thought, or was away. */
const PAUSE_MS = 60_000;
/** How much of a pause is played, before what ends it. */
const LEAD_MS = 2_000;

/** The last of what had happened by then; the first where nothing had. */
export function indexAt(saves: readonly At[], atMs: number): number {
  let [low, high] = [0, saves.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((saves[middle]?.atMs ?? 0) <= atMs) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** Where playback is after some more of it. Long pauses are cut short where somebody wants that; at the end it stays. */
export function advance(saves: readonly At[], atMs: number, playedMs: number, skipsPauses: boolean): number {
  const endMs = saves.at(-1)?.atMs ?? 0;
  const then = Math.min(endMs, atMs + playedMs);
  if (!skipsPauses) return then;
  const next = saves[indexAt(saves, then) + 1];
  return next !== undefined && next.atMs - then > PAUSE_MS ? next.atMs - LEAD_MS : then;
}
