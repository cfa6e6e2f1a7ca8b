import { ChallengeVersion, JudgingId } from '../domain/ids.ts';
import { claimJudging, readChallengePackage } from '../service/claim-judging.ts';
import { problem } from './problem.ts';
import type { Routes } from './routes.ts';

/** What workers ask for; no part of the public document. */
export const addWorkerRoutes: Routes = (app, service) => {
  app.post('/internal/judgings/:id/claim', async (context) => {
    const id = JudgingId.safeParse(context.req.param('id'));
    if (!id.success) return problem(context, 404, 'There is no such judging.');
    return context.json(await claimJudging(service, id.data));
  });
  app.get('/internal/challenge-versions/:version', async (context) => {
    const version = ChallengeVersion.safeParse(context.req.param('version'));
    if (!version.success) return problem(context, 404, 'There is no such challenge version.');
    return context.json(await readChallengePackage(service, version.data));
  });
};
