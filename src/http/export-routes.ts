import { createRoute, z } from '@hono/zod-openapi';
import { senderOf } from '../domain/caller.ts';
import { ChallengeSlug } from '../domain/ids.ts';
import { BoardExport } from '../protocol/review/board-export.ts';
import { exportBoard } from '../service/participations/export-board.ts';
import { boardCsv } from './board-csv.ts';
import { nameOf, staffOf } from './caller-of.ts';
import { BEARER, named, problems, type Routes } from './routes.ts';

const exportRoute = createRoute({
  method: 'get',
  path: '/api/challenges/{slug}/export',
  operationId: 'exportBoard',
  summary: "Export everyone's work on a challenge: one line a candidate",
  description: 'Names are left out unless asked for; who asks for them is written down.',
  tags: ['Review'],
  security: BEARER,
  request: {
    params: z.object({ slug: ChallengeSlug }),
    query: z.object({
      format: z.enum(['csv', 'json']).default('csv'),
      names: z.enum(['hidden', 'shown']).default('hidden'),
    }),
  },
  responses: {
    200: {
      description: 'By alias.',
      content: {
        'application/json': { schema: named('BoardExport', BoardExport) },
        'text/csv': { schema: z.string() },
      },
    },
    ...problems(401, 404, 422),
  },
});

export const addExportRoutes: Routes = (app, service) => {
  app.openapi(exportRoute, async (context) => {
    const { slug } = context.req.valid('param');
    const { format, names } = context.req.valid('query');
    const reader = { key: senderOf(staffOf(context)), name: nameOf(context) };
    const exported = await exportBoard(service, slug, reader, names);
    const headers = {
      'content-disposition': `attachment; filename="${slug}-board.${format}"`,
      'cache-control': 'no-store',
    };
    if (format === 'json') return context.json(exported, 200, headers);
    return context.text(boardCsv(exported, names), 200, {
      ...headers,
      'content-type': 'text/csv; charset=utf-8; header=present',
    });
  });
};
