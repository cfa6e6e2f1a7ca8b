import type { SourceFile } from '../../../src/domain/source-file.ts';
import type { CheckFinding } from '../../../src/protocol/check-report.ts';
import { type CaseUnderCheck, isOwnWork } from '../case-under-check.ts';
import { error } from '../check-part.ts';

/** Fewer lines in a row, or shorter ones, are alike by chance: tests are written in set phrases. */
const LINES_IN_A_ROW = 4;
const TELLING_CHARS = 120;

type Passage = { readonly text: string; readonly line: number };

/** Passages of secret specs and of solutions that stand in what a candidate gets: statement, starter, sample specs. */
export function findGivenAway(subject: CaseUnderCheck): CheckFinding[] {
  const { challenge, statement, examples } = subject;
  const specs = (visibility: string): readonly SourceFile[] => {
    const groups = challenge.manifest.groups.filter((group) => group.visibility === visibility);
    const paths = new Set(groups.map(({ file }) => file));
    return challenge.files.filter(({ path }) => paths.has(path));
  };
  const given = [
    { path: 'statement.md', content: statement },
    ...challenge.files.filter(({ path }) => path.startsWith('starter/')),
    ...specs('sample'),
  ];
  const solutions = examples
    .filter(({ verdict }) => verdict === 'accepted')
    .flatMap(({ path, files }) =>
      files.filter(isOwnWork(subject)).map((file) => ({ ...file, path: `${path}/${file.path}` })),
    );
  const sourceOf = new Map(
    [...specs('secret'), ...solutions].flatMap((file) =>
      passagesOf(file).map(({ text }) => [text, file.path] as const),
    ),
  );
  return given.flatMap((file) => {
    const found = passagesOf(file).find(({ text }) => sourceOf.has(text));
    if (found === undefined) return [];
    const message = `candidates are given what stands in ${sourceOf.get(found.text)}: ${found.text.slice(0, 200)}`;
    return [error(message, 'take it out of what they get', `${file.path}:${found.line}`)];
  });
}

function passagesOf({ content }: SourceFile): Passage[] {
  const lines = content
    .split('\n')
    .map((line, index) => ({ text: line.trim(), line: index + 1 }))
    .filter(({ text }) => text !== '' && !/^(import\b|[*/]|[)}\]]+[;,]?$)/.test(text));
  return lines
    .map(({ line }, index) => ({
      line,
      text: lines
        .slice(index, index + LINES_IN_A_ROW)
        .map(({ text }) => text)
        .join('\n'),
    }))
    .filter(({ text }, index) => index + LINES_IN_A_ROW <= lines.length && text.length >= TELLING_CHARS);
}
