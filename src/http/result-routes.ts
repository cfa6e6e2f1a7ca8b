import { createRoute, z } from '@hono/zod-openapi';
import { CandidateId, ChallengeSlug } from '../domain/ids.ts';
import { CandidateResults, ResultPage, ResultQuery } from '../protocol/result-view.ts';
import { noteReading } from '../service/note-reading.ts';
import { readCandidateResults, readChallengeResults } from '../service/results/read-results.ts';
import { readingOf } from './reading-of.ts';
import { BEARER, json, named, problems, type Routes } from './routes.ts';

const common = { tags: ['Results'], security: BEARER };

const ofCandidate = createRoute({
  ...common,
  method: 'get',
  path: '/api/candidates/{id}/results',
  operationId: 'readCandidateResults',
  summary: "Read what came of a candidate's work, by name",
  description: 'For applicant-tracking systems. What people who are signed in read here is written down.',
  request: { params: z.object({ id: CandidateId }) },
  responses: {
    200: json(named('CandidateResults', CandidateResults), 'One result a challenge, by its slug.'),
    ...problems(401, 404, 422),
  },
});

const ofChallenge = createRoute({
  ...common,
  method: 'get',
  path: '/api/challenges/{slug}/results',
  operationId: 'readChallengeResults',
  summary: "Read what came of everyone's work on a challenge, by name",
  description: 'A hundred at a time: ask for the next with `after` what `next` says.',
  request: { params: z.object({ slug: ChallengeSlug }), query: ResultQuery },
  responses: { 200: json(named('ResultPage', ResultPage), 'By participation.'), ...problems(401, 404, 422) },
});

export const addResultRoutes: Routes = (app, service) => {
  app.openapi(ofCandidate, async (context) => {
    const { id } = context.req.valid('param');
    const results = await readCandidateResults(service, id, context.var.origin);
    const reading = readingOf(context);
    // To be read by a key is what its scope is for.
    if (reading.via === 'session') {
      await noteReading(service, reading, { action: 'results.read-by-name', subjectType: 'candidate', subjectId: id });
    }
    return context.json(results, 200);
  });
  app.openapi(ofChallenge, async (context) => {
    const { slug } = context.req.valid('param');
    const page = await readChallengeResults(service, slug, context.req.valid('query').after, context.var.origin);
    const reading = readingOf(context);
    if (reading.via === 'session') {
      await noteReading(service, reading, {
        action: 'results.read-by-name',
        subjectType: 'challenge',
        subjectId: slug,
      });
    }
    return context.json(page, 200);
  });
};
