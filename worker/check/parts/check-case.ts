import type { ChallengeManifest } from '../../../src/domain/challenge.ts';
import { feedbackOf } from '../../../src/domain/feedback.ts';
import { sumPoints } from '../../../src/domain/score.ts';
import type { CheckFinding } from '../../../src/protocol/check-report.ts';
import { checkStatement } from '../case/check-statement.ts';
import { findGivenAway } from '../case/find-given-away.ts';
import { typeCheck } from '../case/type-check.ts';
import { error, type Part, plural, warning } from '../check-part.ts';

/** What can be seen without judging anything: the manifest, the statement, the starter, and what a candidate gets. */
export const checkCase: Part = async (subject) => {
  const { challenge, statement, starter } = subject;
  const { manifest } = challenge;
  const findings = [
    ...checkManifest(manifest),
    ...(await checkStatement(subject)),
    ...(starter.some(({ path }) => path === manifest.entry)
      ? []
      : [
          error(
            `the starter has no ${manifest.entry}, which challenge.json names as entry`,
            'add it to starter/',
            'starter/',
          ),
        ]),
    ...(await typeCheck(starter)).map((message) =>
      error(
        `the starter does not pass a strict type check: ${message}`,
        'mend its types: they are the contract',
        'starter/',
      ),
    ),
    ...findGivenAway(subject),
  ];
  const groups = plural(manifest.groups.length, 'group');
  return { findings, summary: `${groups}, ${plural(statement.split(/\s+/).length, 'word')} of statement` };
};

function checkManifest(manifest: ChallengeManifest): CheckFinding[] {
  const secret = manifest.groups.filter(({ visibility }) => visibility === 'secret');
  const points = sumPoints([...secret, manifest.candidateTests ?? { points: 0 }].map((group) => group.points));
  const findings: CheckFinding[] = [];
  if (points !== 100) {
    const mend = 'let the points of the secret groups sum to 100, so that a group is worth what it says';
    findings.push(error(`the secret groups are worth ${points} points in all`, mend, 'challenge.json'));
  }
  for (const { name } of secret.filter((group) => group.points === 0)) {
    findings.push(
      error(`the secret group '${name}' is worth nothing`, 'give it points, or make it a sample', 'challenge.json'),
    );
  }
  const firstSecret = manifest.groups.findIndex(({ visibility }) => visibility === 'secret');
  const late = manifest.groups.slice(firstSecret).find(({ visibility }) => visibility === 'sample');
  if (late !== undefined) {
    const mend = 'list samples first: a group shows no more of its failures than those before it';
    findings.push(error(`the sample group '${late.name}' stands behind secret ones`, mend, 'challenge.json'));
  }
  for (const group of secret.filter((each) => feedbackOf(each) === 'diff' || feedbackOf(each) === 'message')) {
    const mend = "say 'title' or less, if what the tests expect is to stay hidden";
    findings.push(
      warning(`the secret group '${group.name}' shows its candidates what it expects`, mend, 'challenge.json'),
    );
  }
  return findings;
}
