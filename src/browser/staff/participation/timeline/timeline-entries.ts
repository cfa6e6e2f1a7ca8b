import type { TimelineEvent } from '../../../../protocol/review/participation-view.ts';
import { isSaved, type Saved } from './bin-saves.ts';

/** Saves that came one after the other, as one line of the list. */
export type SavesEntry = {
  readonly type: 'saves';
  readonly fromMs: number;
  readonly toMs: number;
  readonly count: number;
  /** The last of them. */
  readonly revision: number;
  readonly added: number;
  readonly removed: number;
  readonly files: readonly string[];
  readonly isLarge: boolean;
};

export type TimelineEntry = SavesEntry | Exclude<TimelineEvent, Saved>;

/** What to read line by line: saves between other events are one line, but each large one has its own. */
export function timelineEntries(events: readonly TimelineEvent[]): readonly TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  for (const event of events) {
    if (!isSaved(event)) {
      entries.push(event);
      continue;
    }
    const last = entries.at(-1);
    const joins = last?.type === 'saves' && !last.isLarge && !event.isLarge;
    if (joins) entries[entries.length - 1] = joined(last, event);
    else entries.push(joined(undefined, event));
  }
  return entries;
}

function joined(before: SavesEntry | undefined, save: Saved): SavesEntry {
  return {
    type: 'saves',
    fromMs: before?.fromMs ?? save.atMs,
    toMs: save.atMs,
    count: (before?.count ?? 0) + 1,
    revision: save.revision,
    added: (before?.added ?? 0) + save.linesAdded,
    removed: (before?.removed ?? 0) + save.linesRemoved,
    files: [...new Set([...(before?.files ?? []), ...save.files])],
    isLarge: save.isLarge,
  };
}
