export type Entry = { readonly project: string; readonly minutes: number };

const QUARTER_MINUTES = 15;
const LONGEST_ENTRY_MINUTES = 1_440;

/** Adds up what was worked on each project, in whole quarters of an hour. */
export function billMinutes(entries: readonly Entry[]): Entry[] {
  const minutesOf = new Map<string, number>();
  for (const entry of entries) {
    requireValid(entry);
    minutesOf.set(entry.project, (minutesOf.get(entry.project) ?? 0) + entry.minutes);
  }
  return [...minutesOf].map(([project, minutes]) => ({ project, minutes: roundUp(minutes) })).sort(byMinutesThenName);
}

function requireValid({ project, minutes }: Entry): void {
  if (project.trim() === '') throw new RangeError('an entry without a project');
  if (Number.isNaN(minutes)) {
    throw new RangeError(`${project}: minutes must be a whole number from 1 to ${LONGEST_ENTRY_MINUTES}`);
  }
}

function roundUp(minutes: number): number {
  return Math.ceil(minutes / QUARTER_MINUTES) * QUARTER_MINUTES;
}

function byMinutesThenName(a: Entry, b: Entry): number {
  return b.minutes - a.minutes || (a.project < b.project ? -1 : 1);
}
