import { HttpResponse, http, world } from 'minicase/world';
import { expect, it } from 'vitest';
import { expectError } from '../support/answers.ts';
import { openWorkshop, PARTS_KEY } from '../support/workshop.ts';

const ORDER = { bike: 'racer', part: 'chain-11' };

it('refuses what the wholesaler does not know, and stores nothing [R4, R6]', async () => {
  const { post, stored } = openWorkshop();
  await expectError(await post({ bike: 'racer', part: 'chain-12' }), 422);
  expect(stored.size).toBe(0);
});

it.each([
  ['fails', 500],
  ['is busy', 429],
  ['refuses the key', 401],
  ['says nothing', 204],
  ['resets the connection', 'reset'],
  ['is not found', 'dns'],
  ['breaks off', { drop: 'mid-body' }],
  ['answers with a page', { body: 'html' }],
  ['names no price', { status: 200, body: { sku: 'chain-11' } }],
  ['takes longer than two seconds', { delay: '2100ms' }],
  ['drips', { trickle: '5s' }],
  ['never answers', 'timeout'],
] as const)('asks for patience when the wholesaler %s, and stores nothing [R5, R6]', async (_, fault) => {
  const { post, stored, wholesaler } = openWorkshop();
  wholesaler.script([fault], { afterwards: 'last' });
  const startedAt = world.clock.now();
  const response = await post(ORDER);
  await expectError(response, 503);
  expect(response.headers.get('retry-after')).toBe('30');
  expect(stored.size).toBe(0);
  expect(world.clock.now() - startedAt).toBeLessThanOrEqual(2_100);
});

it('waits for an answer that takes less than two seconds [R5]', async () => {
  const { post, wholesaler } = openWorkshop();
  wholesaler.script([{ delay: '1900ms' }]);
  expect((await post(ORDER)).status).toBe(201);
});

it('keeps to itself what the wholesaler said [R5]', async () => {
  const { post, wholesaler } = openWorkshop();
  wholesaler.use(
    http.get('/parts/:sku', () =>
      HttpResponse.json({ error: 'table parts_7 is locked', key: PARTS_KEY }, { status: 500 }),
    ),
  );
  expect(await expectError(await post(ORDER), 503)).not.toMatch(/parts_7|pk_/);
});

it('asks again once the trouble is over [R5, R7]', async () => {
  const { post, wholesaler } = openWorkshop();
  wholesaler.script([503]);
  expect((await post(ORDER)).status).toBe(503);
  expect((await post(ORDER)).status).toBe(201);
});
