import type { SourceFile } from '../../../src/domain/source-file.ts';
import type { SourceRange } from '../../../src/protocol/check-report.ts';

/** What stands in a range of a file. */
export function textOf(files: readonly SourceFile[], { file, line, column, endLine, endColumn }: SourceRange): string {
  const content = files.find(({ path }) => path === file)?.content ?? '';
  const lines = content.split('\n').slice(line - 1, endLine);
  const last = lines.length - 1;
  return lines
    .map((text, index) => text.slice(index === 0 ? column - 1 : 0, index === last ? endColumn - 1 : undefined))
    .join('\n');
}
