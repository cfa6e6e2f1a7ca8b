import type { SourceFile } from './source-file.ts';

export type LineChanges = {
  readonly linesAdded: number;
  readonly linesRemoved: number;
  /** Files that came, went or changed, by path. */
  readonly files: readonly string[];
  /** Lines that were not there before, as they are. */
  readonly added: readonly string[];
};

/** From one state of the files to the next. A line that only moved within its file counts as neither. */
export function lineChanges(before: readonly SourceFile[], after: readonly SourceFile[]): LineChanges {
  const [old, today] = [before, after].map((files) => new Map(files.map(({ path, content }) => [path, content])));
  const paths = [...new Set([...before, ...after].map(({ path }) => path))].toSorted();
  const files: string[] = [];
  const added: string[] = [];
  let linesRemoved = 0;
  for (const path of paths) {
    const [was, is] = [old?.get(path), today?.get(path)];
    if (was === is) continue;
    files.push(path);
    const left = countLines(was);
    for (const line of linesOf(is)) {
      const count = left.get(line) ?? 0;
      if (count === 0) added.push(line);
      else left.set(line, count - 1);
    }
    for (const count of left.values()) linesRemoved += count;
  }
  return { linesAdded: added.length, linesRemoved, files, added };
}

/** The last line's end makes no line of its own. */
export function linesOf(text = ''): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

function countLines(text: string | undefined): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of linesOf(text)) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}
