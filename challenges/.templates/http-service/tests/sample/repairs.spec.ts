import { expect, it } from 'vitest';
import { readRepair } from '../support/answers.ts';
import { openWorkshop } from '../support/workshop.ts';

it('takes in the repair of the example [R1]', async () => {
  const { post } = openWorkshop();
  const response = await post({ bike: 'green tandem', part: 'chain-11' });
  expect(response.status).toBe(201);
  const repair = await readRepair(response);
  expect(repair).toEqual({ id: expect.any(String), bike: 'green tandem', part: 'chain-11', cents: 5_150 });
  expect(response.headers.get('location')).toBe(`/repairs/${repair.id}`);
});

it('shows a repair by its id [R2]', async () => {
  const { post, get } = openWorkshop();
  const repair = await readRepair(await post({ bike: 'green tandem', part: 'chain-11' }));
  const response = await get(`/repairs/${repair.id}`);
  expect([response.status, await response.json()]).toEqual([200, repair]);
});

it('waits for no wholesaler [R5]', async () => {
  const { post, wholesaler } = openWorkshop();
  wholesaler.script(['timeout']);
  const response = await post({ bike: 'green tandem', part: 'chain-11' });
  expect(response.status).toBe(503);
});
