import type { SourceFile } from '../../../src/domain/source-file.ts';
import type { SourceRange } from '../../../src/protocol/check-report.ts';

/** The whole lines of a range, as they are and with a text in the range's place. */
export function linesOf(
  files: readonly SourceFile[],
  { file, line, column, endLine, endColumn }: SourceRange,
  replacement: string,
): { readonly original: string; readonly mutated: string } {
  const lines = contentOf(files, file)
    .split('\n')
    .slice(line - 1, endLine);
  const before = (lines[0] ?? '').slice(0, column - 1);
  const after = (lines.at(-1) ?? '').slice(endColumn - 1);
  return { original: lines.join('\n'), mutated: `${before}${replacement}${after}` };
}

/** What stands in a range of a file. */
export function textOf(files: readonly SourceFile[], { file, line, column, endLine, endColumn }: SourceRange): string {
  const lines = contentOf(files, file)
    .split('\n')
    .slice(line - 1, endLine);
  const last = lines.length - 1;
  return lines
    .map((text, index) => text.slice(index === 0 ? column - 1 : 0, index === last ? endColumn - 1 : undefined))
    .join('\n');
}

function contentOf(files: readonly SourceFile[], path: string): string {
  return files.find((file) => file.path === path)?.content ?? '';
}
