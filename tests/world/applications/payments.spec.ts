import { world } from 'minicase/world';
import { expect, it } from 'vitest';
import { expected } from './expected.ts';
import { createApp } from './payments/index.ts';
import { scenario } from './payments/scenario.ts';
import { schema } from './payments/schema.ts';
import { comparable, play } from './scenario.ts';
import { serveUpstream } from './upstream-service.ts';

it('answers as under plain Node', async () => {
  await world.sql.exec(schema);
  const { url, disturb } = serveUpstream(scenario);
  const app = createApp({ pool: world.sql, providerUrl: url });
  const seen = await play(scenario, (request) => app.fetch(request), disturb);
  expect(comparable(seen)).toEqual(expected);
});
