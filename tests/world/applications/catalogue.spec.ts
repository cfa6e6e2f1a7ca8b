import { world } from 'minicase/world';
import { expect, it } from 'vitest';
import { createApp } from './catalogue/index.ts';
import { scenario } from './catalogue/scenario.ts';
import { schema } from './catalogue/schema.ts';
import { expected } from './expected.ts';
import { comparable, play } from './scenario.ts';
import { serveUpstream } from './upstream-service.ts';

it('answers as under plain Node', async () => {
  await world.sql.exec(schema);
  const { url, disturb } = serveUpstream(scenario);
  const app = createApp({ pool: world.sql, pricesUrl: url });
  const seen = await play(scenario, (request) => app.fetch(request), disturb);
  expect(comparable(seen)).toEqual(expected);
});
