import { reportForCandidate } from '../../../src/domain/candidate-report.ts';
import type { ChallengeManifest } from '../../../src/domain/challenge.ts';
import { FEEDBACK_LEVELS, type FeedbackLevel, isAtLeast } from '../../../src/domain/feedback.ts';
import type { JudgingReport } from '../../../src/domain/judging.ts';
import type { CheckFinding } from '../../../src/protocol/check-report.ts';
import { error, type Part, plural, steps } from '../check-part.ts';

/** Literals of a spec that are shorter than that are found in any text. */
const TELLING_CHARS = 6;
const STRING = /(['"`])((?:\\.|(?!\1)[^\\\n]){6,}?)\1/g;

/** At each level of feedback a candidate's report holds nothing of the secret tests but what the level allows. */
export const checkLeaks: Part = async ({ challenge, starter, examples }, _known, options) => {
  const wrong = examples.filter(({ verdict }) => verdict !== 'accepted' && verdict !== 'compile-error');
  const subjects = [{ path: 'starter', files: starter }, ...wrong.slice(0, 3)];
  const step = steps(options, subjects.length);
  const findings: CheckFinding[] = [];
  const secrets = secretTexts(challenge);
  for (const { path, files } of subjects) {
    const report = await options.pool.judge({ challenge, files, kind: 'submission' });
    step();
    for (const level of FEEDBACK_LEVELS.filter((each) => each !== 'diff')) {
      findings.push(...leaksAt(level, report, challenge.manifest, secrets, path));
    }
  }
  return {
    findings,
    summary: `${plural(subjects.length, 'report')} at ${FEEDBACK_LEVELS.length - 1} levels, searched for ${plural(secrets.length, 'text')} of secret specs`,
  };
};

/** What stands in secret specs between quotes, but for what candidates have read elsewhere. */
function secretTexts({ manifest, files }: Parameters<Part>[0]['challenge']): readonly string[] {
  const secret = new Set(manifest.groups.filter(({ visibility }) => visibility === 'secret').map(({ file }) => file));
  const known = files.filter(({ path }) => !secret.has(path)).map(({ content }) => content);
  const texts = files
    .filter(({ path }) => secret.has(path))
    .flatMap(({ content }) => [...content.matchAll(STRING)].map(([, , text = '']) => text));
  return [...new Set(texts)].filter(
    (text) => text.length >= TELLING_CHARS && !known.some((other) => other.includes(text)),
  );
}

function leaksAt(
  level: FeedbackLevel,
  report: JudgingReport,
  manifest: ChallengeManifest,
  secrets: readonly string[],
  path: string,
): CheckFinding[] {
  const groups = manifest.groups.map((group) =>
    group.visibility === 'secret' ? { ...group, feedback: level } : group,
  );
  const view = reportForCandidate(report, { ...manifest, groups });
  const secretGroups = new Set(groups.filter(({ visibility }) => visibility === 'secret').map(({ name }) => name));
  const titles = report.groups
    .filter(({ name }) => secretGroups.has(name))
    .flatMap(({ cases }) => cases.flatMap(({ title }) => title.split(' > ')));
  const text = JSON.stringify(view);
  const allowed = isAtLeast(level, 'message')
    ? report.groups.flatMap(({ cases }) => cases.map(({ message = '' }) => message.split('\n')[0] ?? ''))
    : [];
  const hidden = isAtLeast(level, 'title')
    ? secrets.filter(
        (secret) => !titles.some((title) => title.includes(secret)) && !allowed.some((line) => line.includes(secret)),
      )
    : [...secrets, ...titles];
  const leaked = hidden.filter((secret) => text.includes(JSON.stringify(secret).slice(1, -1)));
  if (leaked.length === 0) return [];
  return [
    error(
      `the report of ${path} at level '${level}' tells a candidate: ${leaked.slice(0, 3).join(', ')}`,
      'this is a fault of minicase, or a secret text that also stands in a sample: report it, or take other words',
      path,
    ),
  ];
}
