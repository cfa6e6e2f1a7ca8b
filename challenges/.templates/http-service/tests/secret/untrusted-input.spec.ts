import { expect, it } from 'vitest';
import { expectError } from '../support/answers.ts';
import { openWorkshop, PARTS_KEY } from '../support/workshop.ts';

it.each(['', 'bike=racer', '{"bike":"racer","part":"bell"', 'null', '[]', '"bell"'])(
  'refuses the body %j [R3]',
  async (text) => {
    const { postText, wholesaler, stored } = openWorkshop();
    await expectError(await postText(text), 400);
    expect(wholesaler.calls).toHaveLength(0);
    expect(stored.size).toBe(0);
  },
);

it.each([undefined, null, 7, '', '   ', 'x'.repeat(81), { name: 'racer' }])(
  'refuses the bike %j [R3]',
  async (bike) => {
    const { post, wholesaler } = openWorkshop();
    await expectError(await post({ bike, part: 'bell' }), 400);
    expect(wholesaler.calls).toHaveLength(0);
  },
);

it.each([
  undefined,
  null,
  7,
  '',
  'Bell',
  'bell ',
  '../admin',
  'bell/..',
  'bell?all',
  'bell\n',
  `${'x'.repeat(39)}!`,
  'x'.repeat(41),
])('refuses the part %j [R3]', async (part) => {
  const { post, wholesaler } = openWorkshop();
  await expectError(await post({ bike: 'racer', part }), 400);
  expect(wholesaler.calls).toHaveLength(0);
});

it('takes the longest names, as they are [R3]', async () => {
  const { post } = openWorkshop();
  const bike = ` ${'x'.repeat(78)} `;
  expect(await (await post({ bike, part: 'bell' })).json()).toMatchObject({ bike });
  expect((await post({ bike: 'racer', part: 'x'.repeat(40) })).status).toBe(422);
});

it('lets nobody choose an id or a price [R1, R3]', async () => {
  const { post, stored } = openWorkshop();
  const response = await post({ bike: 'racer', part: 'bell', id: 'mine', cents: 1, paid: true });
  expect(response.status).toBe(201);
  const repair = await response.json();
  expect(repair).toEqual({ id: expect.not.stringMatching(/^mine$/), bike: 'racer', part: 'bell', cents: 1_950 });
  expect([...stored.values()]).toEqual([repair]);
});

it('shows its key to the wholesaler, and to nobody else [R1]', async () => {
  const { post, wholesaler } = openWorkshop();
  const response = await post({ bike: 'racer', part: 'bell' });
  expect(wholesaler.calls.map(({ url }) => url)).toEqual(['https://parts.example/v2/parts/bell']);
  expect(wholesaler.calls[0]?.headers['authorization']).toBe(`Bearer ${PARTS_KEY}`);
  expect(await response.text()).not.toContain(PARTS_KEY);
});
