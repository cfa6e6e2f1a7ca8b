import { error, type Part, plural, steps } from '../check-part.ts';
import { forgeSubmissions } from '../forgeries/forge-submissions.ts';

/** Submissions that solve nothing and try to have that called right score no more than the starter. */
export const checkForgeries: Part = async ({ challenge, starter }, { examples }, options) => {
  const ofStarter = examples.find(({ path }) => path === 'starter');
  const entry = starter.find(({ path }) => path === challenge.manifest.entry);
  if (ofStarter === undefined || entry === undefined) return undefined;
  const forgeries = await forgeSubmissions(entry);
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
