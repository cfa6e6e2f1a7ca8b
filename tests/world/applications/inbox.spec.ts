import { world } from 'minicase/world';
import { expect, it } from 'vitest';
import { expected } from './expected.ts';
import app from './inbox/index.ts';
import { SECRET, scenario } from './inbox/scenario.ts';
import { schema } from './inbox/schema.ts';
import { comparable, play } from './scenario.ts';
import { serveUpstream } from './upstream-service.ts';

world.env.set({ DATABASE_URL: 'postgres://world', WAREHOUSE_URL: 'https://upstream.example' });

it('answers as under plain Node', async () => {
  world.env.set({ WEBHOOK_SECRET: SECRET });
  await world.sql.exec(schema);
  const { disturb } = serveUpstream(scenario);
  const seen = await play(scenario, (request) => app.fetch(request), disturb);
  expect(comparable(seen)).toEqual(expected);
});
