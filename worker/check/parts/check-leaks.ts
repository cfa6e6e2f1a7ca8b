import { reportForCandidate } from '../../../src/domain/candidate-report.ts';
import type { ChallengeManifest, TestGroup } from '../../../src/domain/challenge.ts';
import { FEEDBACK_LEVELS, type FeedbackLevel, isAtLeast } from '../../../src/domain/feedback.ts';
import type { JudgingReport } from '../../../src/domain/judging.ts';
import type { CheckFinding } from '../../../src/protocol/check-report.ts';
import type { CaseUnderCheck } from '../case-under-check.ts';
import { error, type Part, plural } from '../check-part.ts';

/** Literals of a spec that are shorter than that are found in any text. */
const TELLING_CHARS = 6;
const STRING = /(['"`])((?:\\.|(?!\1)[^\\\n]){6,}?)\1/g;
/** At `diff` all may be told. */
const LEVELS = FEEDBACK_LEVELS.filter((level) => level !== 'diff');
const EXAMPLES_SEARCHED = 3;

/** At each level of feedback a candidate's report holds nothing of the secret tests but what the level allows. */
export const checkLeaks: Part = async (subject, { judged }) => {
  if (judged === undefined) return undefined;
  const { challenge, examples } = subject;
  const wrong = examples.filter(({ verdict }) => verdict !== 'accepted' && verdict !== 'compile-error');
  const searched = ['starter', ...wrong.slice(0, EXAMPLES_SEARCHED).map(({ path }) => path)];
  const secrets = secretTexts(subject);
  const findings = searched.flatMap((path) => {
    const report = judged.get(path);
    return report === undefined
      ? []
      : LEVELS.flatMap((level) => leaksAt(level, report, challenge.manifest, secrets, path));
  });
  const summary = `${plural(searched.length, 'report')} at ${LEVELS.length} levels, searched for ${plural(secrets.length, 'text')} of secret specs`;
  return { findings, summary };
};

/** What stands in secret specs between quotes, but for what candidates read elsewhere. */
function secretTexts({ challenge: { manifest, files }, statement }: CaseUnderCheck): readonly string[] {
  const specs = new Map(manifest.groups.map(({ file, visibility }) => [file, visibility]));
  const isGiven = (path: string): boolean => path.startsWith('starter/') || specs.get(path) === 'sample';
  const given = [statement, ...files.filter(({ path }) => isGiven(path)).map(({ content }) => content)];
  const texts = files
    .filter(({ path }) => specs.get(path) === 'secret')
    .flatMap(({ content }) => [...content.matchAll(STRING)].map(([, , text = '']) => text));
  const isTelling = (text: string): boolean =>
    text.length >= TELLING_CHARS && !given.some((other) => other.includes(text));
  return [...new Set(texts)].filter(isTelling);
}

function leaksAt(
  level: FeedbackLevel,
  report: JudgingReport,
  manifest: ChallengeManifest,
  secrets: readonly string[],
  path: string,
): CheckFinding[] {
  const asSecret = (group: TestGroup): TestGroup =>
    group.visibility === 'secret' ? { ...group, feedback: level } : group;
  const view = JSON.stringify(reportForCandidate(report, { ...manifest, groups: manifest.groups.map(asSecret) }));
  const hidden = report.groups.filter(({ visibility }) => visibility === 'secret');
  const titles = hidden.flatMap(({ cases }) => cases.map(({ title }) => title));
  const known = [
    JSON.stringify(report.groups.filter(({ visibility }) => visibility === 'sample')),
    ...(isAtLeast(level, 'title') ? titles : []),
    ...(isAtLeast(level, 'message')
      ? hidden.flatMap(({ cases }) => cases.map(({ message = '' }) => firstLine(message)))
      : []),
  ];
  const sought = [...secrets, ...titles].filter((text) => !known.some((other) => other.includes(text)));
  const leaked = sought.filter((text) => view.includes(JSON.stringify(text).slice(1, -1)));
  if (leaked.length === 0) return [];
  const message = `the report of ${path} at level '${level}' tells a candidate: ${leaked.slice(0, 3).join(', ')}`;
  return [error(message, 'report it: this is a fault of minicase, not of the case', path)];
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
