import { createRoute, z } from '@hono/zod-openapi';
import { accepts } from 'hono/accepts';
import { ChallengeSlug } from '../domain/ids.ts';
import { ScoreComparison, ScoreSort, SortOrder } from '../protocol/score-comparison.ts';
import { compareScores } from '../service/compare-scores.ts';
import { noteReading } from '../service/note-reading.ts';
import { readingOf } from './reading-of.ts';
import { BEARER, named, problems, type Routes } from './routes.ts';
import { scoreCsv } from './score-csv.ts';

const compare = createRoute({
  method: 'get',
  path: '/api/challenges/{slug}/scores',
  operationId: 'compareScores',
  summary: "Compare candidates: each one's best and latest judging, by category",
  description:
    'CSV by `format=csv` or by `Accept: text/csv`. A category sorts by the best judging. Samples do not count.',
  tags: ['Review'],
  security: BEARER,
  request: {
    params: z.object({ slug: ChallengeSlug }),
    query: z.object({
      sort: ScoreSort.default('best'),
      order: SortOrder.optional().meta({ description: 'Scores come highest first and names in order, unless asked.' }),
      format: z.enum(['json', 'csv']).optional(),
    }),
  },
  responses: {
    200: {
      description: 'One entry a candidate.',
      content: {
        'application/json': { schema: named('ScoreComparison', ScoreComparison) },
        'text/csv': { schema: z.string() },
      },
    },
    ...problems(401, 404, 422),
  },
});

export const addScoreRoutes: Routes = (app, service) => {
  app.openapi(compare, async (context) => {
    const { sort, order, format } = context.req.valid('query');
    const { slug } = context.req.valid('param');
    const natural = sort === 'candidate' ? 'asc' : 'desc';
    const comparison = await compareScores(service, slug, sort, order ?? natural);
    await noteReading(service, readingOf(context), {
      action: 'scores.read-by-name',
      subjectType: 'challenge',
      subjectId: slug,
    });
    context.header('vary', 'accept');
    const accepted = accepts(context, {
      header: 'Accept',
      supports: ['application/json', 'text/csv'],
      default: 'application/json',
    });
    if (format !== 'csv' && (format === 'json' || accepted !== 'text/csv')) return context.json(comparison, 200);
    return context.text(scoreCsv(comparison), 200, {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${slug}-scores.csv"`,
    });
  });
};
