import { createRoute, z } from '@hono/zod-openapi';
import { ParticipationId } from '../domain/participation.ts';
import { InterviewSheet } from '../protocol/review/interview-sheet.ts';
import { readInterviewSheet } from '../service/interview/read-interview-sheet.ts';
import { sheetInMarkdown } from '../service/interview/sheet-in-markdown.ts';
import { BEARER, named, problems, type Routes } from './routes.ts';

const sheet = createRoute({
  tags: ['Review'],
  security: BEARER,
  method: 'get',
  path: '/api/participations/{id}/interview-sheet',
  operationId: 'readInterviewSheet',
  summary: 'Ask for questions by which a candidate presents their work',
  description:
    'Out of what failed, what was unusual or strong among all, and how the work came about; the same ones for the same work. Names are not in it. Markdown by `format=markdown`.',
  request: {
    params: z.object({ id: ParticipationId }),
    query: z.object({ format: z.enum(['json', 'markdown']).default('json') }),
  },
  responses: {
    200: {
      description: 'The most telling first, and at the end what everybody is asked.',
      content: {
        'application/json': { schema: named('InterviewSheet', InterviewSheet) },
        'text/markdown': { schema: z.string() },
      },
    },
    ...problems(401, 404, 422),
  },
});

export const addInterviewRoutes: Routes = (app, service) => {
  app.openapi(sheet, async (context) => {
    const found = await readInterviewSheet(service, context.req.valid('param').id);
    if (context.req.valid('query').format === 'json') return context.json(found, 200);
    return context.body(sheetInMarkdown(found), 200, { 'content-type': 'text/markdown; charset=utf-8' });
  });
};
