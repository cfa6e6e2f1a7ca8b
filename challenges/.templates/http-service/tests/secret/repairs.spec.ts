import { expect, it } from 'vitest';
import { expectError, readRepair } from '../support/answers.ts';
import { openWorkshop } from '../support/workshop.ts';

it('prices part and work, and says where the repair is [R1]', async () => {
  const { post } = openWorkshop();
  const response = await post({ bike: 'Otto’s tricycle', part: 'chain-11' });
  expect(response.status).toBe(201);
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  const repair = await readRepair(response);
  expect(repair).toEqual({ id: expect.any(String), bike: 'Otto’s tricycle', part: 'chain-11', cents: 5_150 });
  expect(response.headers.get('location')).toBe(`/repairs/${repair.id}`);
});

it('charges the work for a part that is free [R1]', async () => {
  const { post } = openWorkshop();
  expect(await (await post({ bike: 'b', part: 'bell' })).json()).toMatchObject({ part: 'bell', cents: 1_950 });
});

it('stores what it has answered, each under an id of its own [R1]', async () => {
  const { post, stored } = openWorkshop();
  const first = await readRepair(await post({ bike: 'twin', part: 'bell' }));
  const second = await readRepair(await post({ bike: 'twin', part: 'bell' }));
  expect([...stored.values()]).toEqual([first, second]);
  expect(second.id).not.toBe(first.id);
});

it('shows what was stored [R2]', async () => {
  const { post, get } = openWorkshop();
  await post({ bike: 'first', part: 'bell' });
  const { id } = await readRepair(await post({ bike: 'second', part: 'chain-11' }));
  const response = await get(`/repairs/${id}`);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ id, bike: 'second', part: 'chain-11', cents: 5_150 });
});

it('does not find what is not there [R2]', async () => {
  const { get } = openWorkshop();
  await expectError(await get('/repairs/nobody'), 404);
});
