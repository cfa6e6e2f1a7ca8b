import { diffLines } from 'diff';
import type { SourceFile } from '../../domain/source-file.ts';
import { between, type Random } from './random.ts';

/** About so many lines come between two saves; now and then somebody pastes a lot. */
const LINES = { least: 6, most: 22, pasted: 90 } as const;
const PASTES = 0.04;

/** One file after the other, from what it was to what it will be, a few lines more with each save. */
export function writeGradually(
  from: readonly SourceFile[],
  to: readonly SourceFile[],
  random: Random,
): (readonly SourceFile[])[] {
  const saves: (readonly SourceFile[])[] = [];
  let files = new Map(from.map(({ path, content }) => [path, content]));
  for (const { path, content } of to) {
    for (const state of statesBetween(files.get(path) ?? '', content, random)) {
      files = new Map(files).set(path, state);
      saves.push([...files].map(([at, text]) => ({ path: at, content: text })));
    }
  }
  const last = new Map(to.map(({ path, content }) => [path, content]));
  if ([...files.keys()].some((path) => !last.has(path))) saves.push(to);
  return saves;
}

/** What was there goes away as what comes in its place is written. */
function statesBetween(before: string, after: string, random: Random): string[] {
  if (before === after) return [];
  const parts = diffLines(before, after);
  const states: string[] = [];
  let done = '';
  for (const [index, part] of parts.entries()) {
    const rest = () =>
      parts
        .slice(index + 1)
        .filter(({ added }) => !added)
        .map(({ value }) => value)
        .join('');
    if (part.removed) continue;
    if (!part.added) {
      done += part.value;
      continue;
    }
    const lines = part.value.split(/(?<=\n)/);
    while (lines.length > 0) {
      const count = random() < PASTES ? LINES.pasted : between(random, LINES.least, LINES.most);
      done += lines.splice(0, count).join('');
      states.push(lines.length === 0 ? done + rest() : `${done}${rest()}`);
    }
  }
  if (states.at(-1) !== after) states.push(after);
  return states;
}
