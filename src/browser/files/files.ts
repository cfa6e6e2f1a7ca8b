import type { SourceFile } from '../../domain/source-file.ts';

export type Files = readonly SourceFile[];

export function findFile(files: Files, path: string): SourceFile | undefined {
  return files.find((file) => file.path === path);
}

/** Whether two sets of files are the same, in whatever order. */
export function isSame(some: Files, others: Files): boolean {
  return (
    some.length === others.length && some.every(({ path, content }) => findFile(others, path)?.content === content)
  );
}

/** With a file written, or added. */
export function withFile(files: Files, path: string, content: string): Files {
  return findFile(files, path) === undefined
    ? [...files, { path, content }]
    : files.map((file) => (file.path === path ? { path, content } : file));
}

export function withoutFile(files: Files, path: string): Files {
  return files.filter((file) => file.path !== path);
}

export function withRenamed(files: Files, from: string, to: string): Files {
  return files.map((file) => (file.path === from ? { path: to, content: file.content } : file));
}

export type FileChange = { readonly path: string; readonly before: string | null; readonly after: string | null };

/** What became of each file; those that stayed as they were are left out. */
export function changesBetween(before: Files, after: Files): readonly FileChange[] {
  const paths = [...new Set([...before, ...after].map(({ path }) => path))].sort();
  return paths
    .map((path) => ({
      path,
      before: findFile(before, path)?.content ?? null,
      after: findFile(after, path)?.content ?? null,
    }))
    .filter((change) => change.before !== change.after);
}
