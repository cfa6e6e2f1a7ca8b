import type { SourceFile } from '../../../domain/source-file.ts';

export type FileStatus = 'same' | 'different' | 'left-only' | 'right-only';

export type ComparedFile = {
  readonly path: string;
  readonly left: string | null;
  readonly right: string | null;
  readonly status: FileStatus;
};

/** All files of both, those that differ first. */
export function compareFiles(left: readonly SourceFile[], right: readonly SourceFile[]): readonly ComparedFile[] {
  const [before, after] = [contentsOf(left), contentsOf(right)];
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  const files = paths.map((path): ComparedFile => {
    const [own, other] = [before.get(path) ?? null, after.get(path) ?? null];
    return { path, left: own, right: other, status: statusOf(own, other) };
  });
  return [...files.filter(({ status }) => status !== 'same'), ...files.filter(({ status }) => status === 'same')];
}

function contentsOf(files: readonly SourceFile[]): ReadonlyMap<string, string> {
  return new Map(files.map(({ path, content }) => [path, content]));
}

function statusOf(left: string | null, right: string | null): FileStatus {
  if (left === null) return 'right-only';
  if (right === null) return 'left-only';
  return left === right ? 'same' : 'different';
}
