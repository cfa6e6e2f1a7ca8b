import type { TimelineEvent } from '../../../../protocol/review/participation-view.ts';

export type Saved = Extract<TimelineEvent, { readonly type: 'saved' }>;
export type Judged = Extract<TimelineEvent, { readonly type: 'judged' }>;

/** The saves of a stretch of time, together. */
export type SavesBin = {
  readonly fromMs: number;
  readonly toMs: number;
  readonly added: number;
  readonly removed: number;
  readonly isLarge: boolean;
};

/** Lines by equal stretches of time, those without a save left out: editors save every second or so. */
export function binSaves(saves: readonly Saved[], spanMs: number, bins: number): readonly SavesBin[] {
  const stepMs = Math.max(1, spanMs / bins);
  const found = new Map<number, SavesBin>();
  for (const { atMs, linesAdded, linesRemoved, isLarge } of saves) {
    const index = Math.min(bins - 1, Math.max(0, Math.floor(atMs / stepMs)));
    const bin = found.get(index);
    found.set(index, {
      fromMs: index * stepMs,
      toMs: (index + 1) * stepMs,
      added: (bin?.added ?? 0) + linesAdded,
      removed: (bin?.removed ?? 0) + linesRemoved,
      isLarge: (bin?.isLarge ?? false) || isLarge,
    });
  }
  return [...found.values()].sort((one, other) => one.fromMs - other.fromMs);
}

export function isSaved(event: TimelineEvent): event is Saved {
  return event.type === 'saved';
}

export function isJudged(event: TimelineEvent): event is Judged {
  return event.type === 'judged';
}
