import type { CheckFinding } from '../../../src/protocol/check-report.ts';
import { caseName, tagsIn } from '../case-name.ts';
import { error, type Findings, type Part, plural, warning } from '../check-part.ts';

/** Each requirement of the statement is met by a test that counts, and each test by a requirement. */
export const checkBrief: Part = async ({ challenge, statement }, known) => {
  if (known.cases.length === 0) return undefined;
  const requirements = tagsIn(statement);
  if (requirements.length === 0) {
    const mend =
      'tag each requirement, as in **[R1]** …, and end the title of each test with the tags that it tests: … [R1]';
    return {
      findings: [error('the statement has no tagged requirement', mend, 'statement.md')],
      summary: 'no requirements',
    };
  }
  const secret = new Set(
    challenge.manifest.groups.filter(({ visibility }) => visibility === 'secret').map(({ name }) => name),
  );
  const counting = known.cases.filter(({ group }) => secret.has(group));
  const tested = new Set(counting.flatMap((each) => each.requirements));
  const findings: CheckFinding[] = [
    ...requirements
      .filter((tag) => !tested.has(tag))
      .map((tag) =>
        error(
          `no test that counts tests [${tag}]`,
          `write one, and end its title with [${tag}]`,
          whereTag(statement, tag),
        ),
      ),
    ...counting
      .filter((each) => each.requirements.length === 0)
      .map((each) =>
        error(
          `'${caseName(each.group, each)}' names no requirement`,
          'end its title with the tag of what it tests, such as [R1]',
        ),
      ),
    ...known.cases.flatMap((each) =>
      each.requirements
        .filter((tag) => !requirements.includes(tag))
        .map((tag) =>
          error(
            `'${caseName(each.group, each)}' tests [${tag}], which the statement does not have`,
            'add it to the statement, or mend the tag',
          ),
        ),
    ),
    ...neverFailed(known, secret),
  ];
  return {
    findings,
    summary: `${plural(requirements.length, 'requirement')}, ${plural(counting.length, 'test')} that count`,
    known: { requirements },
  };
};

/** Tests that no example fails tell nobody apart; mutants are asked as well, where they were judged. */
function neverFailed({ cases, examples, killMatrix }: Findings, secret: ReadonlySet<string>): CheckFinding[] {
  const failed = new Set([
    ...examples.flatMap((example) => example.failed),
    ...(killMatrix?.mutants.flatMap(({ killedBy }) => killedBy) ?? []),
  ]);
  const silent = cases.filter((each, place) => secret.has(each.group) && !failed.has(place));
  return silent.map((each) =>
    warning(
      `nothing fails '${caseName(each.group, each)}': no example, not even the starter`,
      'add an example that it catches, or take it out',
    ),
  );
}

function whereTag(statement: string, tag: string): string {
  const line = statement.slice(0, statement.indexOf(`[${tag}`)).split('\n').length;
  return `statement.md:${line}`;
}
