import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { CatalogueEntry } from '../protocol/challenge-folder-view.ts';
import { readCatalogue } from '../service/catalogue/read-catalogue.ts';
import type { Service } from '../service/service.ts';
import { BEARER, json, named, problems } from './routes.ts';

const read = createRoute({
  method: 'get',
  path: '/api/catalogue',
  operationId: 'readCatalogue',
  summary: 'List the challenges as their authors see them: published, being written, and how they fare',
  tags: ['Challenge folders'],
  security: BEARER,
  responses: {
    200: json(z.object({ challenges: z.array(named('CatalogueEntry', CatalogueEntry)) }), 'By slug.'),
    ...problems(401),
  },
});

/** What it returns is for its clients' types. */
export function addCatalogueRoutes(app: OpenAPIHono, service: Service) {
  return app.openapi(read, async (context) => context.json({ challenges: await readCatalogue(service) }, 200));
}

/** @public For clients that are made with `hc`. */
export type CatalogueApi = ReturnType<typeof addCatalogueRoutes>;
