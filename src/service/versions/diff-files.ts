import { structuredPatch } from 'diff';
import type { SourceFile } from '../../domain/source-file.ts';
import type { FileDiff } from '../../protocol/version-diff.ts';

const CONTEXT_LINES = 3;
/** Beyond it comparing takes seconds, and nobody would read the answer. */
const EDITS_AT_MOST = 4_000;

/** The files that are not the same, by path. */
export function diffFiles(before: readonly SourceFile[], after: readonly SourceFile[]): FileDiff[] {
  const [old, today] = [before, after].map((files) => new Map(files.map(({ path, content }) => [path, content])));
  const paths = new Set([...before, ...after].map(({ path }) => path));
  return [...paths].toSorted().flatMap((path) => diffFile(path, old?.get(path), today?.get(path)) ?? []);
}

/** Undefined is a file that is not there. The answer is undefined where the two are equal. */
export function diffFile(path: string, before: string | undefined, after: string | undefined): FileDiff | undefined {
  if (before === after) return undefined;
  const change = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  const patch = structuredPatch(path, path, before ?? '', after ?? '', undefined, undefined, {
    context: CONTEXT_LINES,
    maxEditLength: change === 'changed' ? EDITS_AT_MOST : Number.MAX_SAFE_INTEGER,
  });
  if (patch === undefined) {
    const [removedLines, addedLines] = [countLines(before), countLines(after)];
    return { path, change, addedLines, removedLines, patch: null };
  }
  const lines = patch.hunks.flatMap((hunk) => hunk.lines);
  const count = (sign: string) => lines.filter((line) => line.startsWith(sign)).length;
  const text = patch.hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines: own }) => [
    `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`,
    ...own,
  ]);
  return { path, change, addedLines: count('+'), removedLines: count('-'), patch: text.join('\n') };
}

function countLines(text = ''): number {
  return text === '' ? 0 : text.replace(/\n$/, '').split('\n').length;
}
