import { createRoute } from '@hono/zod-openapi';
import type { Isolation } from '../domain/judging.ts';
import { Health } from '../protocol/health.ts';
import { readHealth } from '../service/read-health.ts';
import { json, named, type Routes } from './routes.ts';

const NamedHealth = named('Health', Health);

const health = createRoute({
  method: 'get',
  path: '/health',
  operationId: 'readHealth',
  summary: 'How the server is',
  tags: ['Operation'],
  responses: { 200: json(NamedHealth, 'It works.'), 503: json(NamedHealth, 'It does not.') },
});

export function addHealthRoutes(containment: () => Isolation | null): Routes {
  return (app, service) => {
    app.openapi(health, async (context) => {
      const found = await readHealth(service, containment());
      return context.json(found, found.status === 'down' ? 503 : 200, { 'cache-control': 'no-store' });
    });
  };
}
