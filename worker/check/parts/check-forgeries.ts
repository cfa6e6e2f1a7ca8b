import type { ChallengePackage } from '../../../src/domain/challenge.ts';
import type { ExampleResult } from '../../../src/protocol/check-report.ts';
import { error, type Part, plural, steps } from '../check-part.ts';
import { forgeSubmissions } from '../forgeries/forge-submissions.ts';

const CPU_FLOOR_MS = 500;

/** Submissions that solve nothing and try to have that called right score no more than the starter. */
export const checkForgeries: Part = async (subject, { examples }, options) => {
  const { starter } = subject;
  const ofStarter = examples.find(({ path }) => path === 'starter');
  const entry = starter.find(({ path }) => path === subject.challenge.manifest.entry);
  if (ofStarter === undefined || entry === undefined) return undefined;
  const forgeries = await forgeSubmissions(entry);
  const challenge = withTimeOfSolution(subject.challenge, examples);
  const step = steps(options, forgeries.length);
  const scores = await Promise.all(
    forgeries.map(async ({ files }) => {
      const { score } = await options.pool.judge({ challenge, files, kind: 'submission' });
      step();
      return score ?? 0;
    }),
  );
  const findings = forgeries.flatMap(({ name }, place) => {
    const score = scores[place] ?? 0;
    if (score <= ofStarter.score) return [];
    const message = `a submission that ${name} scores ${score}, and the starter ${ofStarter.score}`;
    return [error(message, 'let the tests that it passes expect an exact value, not only the absence of something')];
  });
  return {
    findings,
    summary: `${plural(forgeries.length, 'forged submission')}, at best ${Math.max(...scores)} points`,
  };
};

/** What solves nothing is not waited for longer than what solves everything takes. */
function withTimeOfSolution(challenge: ChallengePackage, examples: readonly ExampleResult[]): ChallengePackage {
  const solution = examples.find(({ expected }) => expected === 'accepted');
  if (solution === undefined) return challenge;
  const { manifest } = challenge;
  const cpuTimeMs = Math.min(manifest.limits.cpuTimeMs, Math.max(CPU_FLOOR_MS, Math.ceil(solution.usage.cpuTimeMs)));
  return { ...challenge, manifest: { ...manifest, limits: { ...manifest.limits, cpuTimeMs } } };
}
