export interface Entry {
  readonly project: string;
  readonly minutes: number;
}

export function billMinutes(entries: readonly Entry[]): Entry[] {
  const bill: { project: string; minutes: number }[] = [];
  const lines = new Map<string, { project: string; minutes: number }>();
  for (const { project, minutes } of entries) {
    if (!/\S/.test(project)) throw new RangeError('the project is missing');
    if (!(minutes >= 1 && minutes <= 24 * 60 && minutes % 1 === 0)) throw new RangeError(`not a time: ${minutes}`);
    const line = lines.get(project);
    if (line) line.minutes += minutes;
    else {
      const first = { project, minutes };
      lines.set(project, first);
      bill.push(first);
    }
  }
  for (const line of bill) line.minutes += (15 - (line.minutes % 15)) % 15;
  return bill.sort((a, b) => (a.project < b.project ? -1 : 1)).sort((a, b) => b.minutes - a.minutes);
}
