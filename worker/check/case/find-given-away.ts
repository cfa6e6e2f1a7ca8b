import type { SourceFile } from '../../../src/domain/source-file.ts';
import type { CheckFinding } from '../../../src/protocol/check-report.ts';
import { type CaseUnderCheck, isOwnWork } from '../case-under-check.ts';
import { error } from '../check-part.ts';

/** Shorter lines are alike by chance. */
const TELLING_CHARS = 40;

/** Lines of secret specs and of solutions that stand in what a candidate gets: statement, starter and sample specs. */
export function findGivenAway(subject: CaseUnderCheck): CheckFinding[] {
  const { challenge, statement, examples } = subject;
  const specs = (visibility: string): readonly SourceFile[] => {
    const paths = new Set(
      challenge.manifest.groups.filter((group) => group.visibility === visibility).map(({ file }) => file),
    );
    return challenge.files.filter(({ path }) => paths.has(path));
  };
  const given = [
    { path: 'statement.md', content: statement },
    ...challenge.files.filter(({ path }) => path.startsWith('starter/')),
    ...specs('sample'),
  ];
  const secrets = [
    ...specs('secret'),
    ...examples
      .filter(({ verdict }) => verdict === 'accepted')
      .flatMap(({ path, files }) =>
        files.filter(isOwnWork(subject)).map((file) => ({ ...file, path: `${path}/${file.path}` })),
      ),
  ];
  const shared = sharedBy(specs('sample'), specs('secret'));
  const secretLines = new Map(
    secrets.flatMap((file) => tellingLines(file).map((line) => [line.text, file.path] as const)),
  );
  return given.flatMap((file) =>
    tellingLines(file).flatMap(({ text, number }) => {
      const source = secretLines.get(text);
      if (source === undefined || shared.has(text)) return [];
      return [
        error(
          `a line of ${source} is given to candidates: ${text}`,
          'take it out of what they get',
          `${file.path}:${number}`,
        ),
      ];
    }),
  );
}

/** Imports and the like, which specs of both kinds begin with. */
function sharedBy(samples: readonly SourceFile[], secrets: readonly SourceFile[]): ReadonlySet<string> {
  const inSamples = new Set(samples.flatMap((file) => tellingLines(file).map(({ text }) => text)));
  const inSecrets = secrets.flatMap((file) => tellingLines(file).map(({ text }) => text));
  return new Set(
    inSecrets.filter(
      (text) => inSamples.has(text) && /^(import|export|const|async function|function)\b|^[*/]/.test(text),
    ),
  );
}

function tellingLines({ content }: SourceFile): { readonly text: string; readonly number: number }[] {
  return content
    .split('\n')
    .map((line, index) => ({ text: line.trim(), number: index + 1 }))
    .filter(({ text }) => text.length >= TELLING_CHARS && !/^import\b/.test(text));
}
