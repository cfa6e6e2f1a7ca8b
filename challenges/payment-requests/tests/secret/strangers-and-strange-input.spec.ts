import { describe, expect, it } from 'vitest';
import { balances, expectError, Phone, PIZZA, useDatabase } from '../support/evens.ts';

const CROWD = Array.from({ length: 51 }, (_, index) => `guest-${index}`);

useDatabase({ mette: 500, wout: 500, ines: 500, zoe: 500, ...Object.fromEntries(CROWD.map((id) => [id, 0])) });

/** Fails unless each of these is refused for its field, and nothing has come of any. */
async function expectRefused(field: string, wrong: readonly unknown[]): Promise<void> {
  const mette = new Phone('mette');
  for (const each of wrong) {
    const answer = await mette.create(each);
    expect(answer, JSON.stringify(each)).toMatchObject({
      status: 400,
      body: { error: expect.stringMatching(/\S/), field },
    });
  }
  await expect(mette.titles()).resolves.toEqual([]);
}

describe('what is sent', () => {
  it('must be a JSON object [R7]', async () => {
    const mette = new Phone('mette');
    for (const body of ['', '{"title":"Pizza"', 'null', '[]', '7']) {
      expectError(await mette.send('POST', '/requests', { body }), 400, 'body');
    }
  });

  it('must have a title [R7]', async () => {
    const titles = [undefined, null, 7, '   ', 'x'.repeat(81), 'Piz\u0000za', 'Piz\u001fza'];
    await expectRefused(
      'title',
      titles.map((title) => ({ ...PIZZA, title })),
    );
  });

  it('must have an amount in cents [R7]', async () => {
    const amounts = [undefined, null, '1000', 0, 10.5, 10_000_001];
    await expectRefused(
      'amountCents',
      amounts.map((amountCents) => ({ ...PIZZA, amountCents })),
    );
  });

  it('must have participants [R7]', async () => {
    const lists = [
      undefined,
      'wout',
      [],
      ['mette'],
      ['wout', 'wout'],
      ['wout', 7],
      ['wout', 'nobody'],
      ['wout', 'WOUT'],
      ['wout', 'wo\u0000ut'],
      ['wout', '__proto__'],
      CROWD,
    ];
    await expectRefused('participants', [
      ...lists.map((participants) => ({ ...PIZZA, participants })),
      { ...PIZZA, amountCents: 2, participants: ['wout', 'ines', 'mette'] },
    ]);
  });

  it('may have 50 participants [R7]', async () => {
    const answer = await new Phone('mette').create({ ...PIZZA, participants: CROWD.slice(0, 50) });
    expect(answer).toMatchObject({ status: 201 });
  });

  it('must have a believable time to pay [R7]', async () => {
    const times = [null, '14', 0, 1.5, 91];
    await expectRefused(
      'expiresInDays',
      times.map((expiresInDays) => ({ ...PIZZA, expiresInDays })),
    );
  });

  it('is told the first thing that is wrong with it [R7]', async () => {
    const wrong = { title: '', amountCents: 0, participants: ['mette'], expiresInDays: 0 };
    const mette = new Phone('mette');
    expectError(await mette.create(wrong), 400, 'title');
    expectError(await mette.create({ ...wrong, title: 'Pizza' }), 400, 'amountCents');
    expectError(await mette.create({ ...wrong, title: 'Pizza', amountCents: 1 }), 400, 'participants');
  });

  it('is text, and no SQL [R3, R8]', async () => {
    const title = `Robert'); drop table wallet; -- "$1" \\' %s`;
    const { id } = await new Phone('mette').created({ title });

    await expect(new Phone('wout').read(id)).resolves.toMatchObject({ body: { title } });
    await expect(new Phone("wout' or '1'='1").titles()).resolves.toEqual([]);
    await expect(balances('wout')).resolves.toEqual([500]);
  });
});

describe('a stranger', () => {
  it('cannot tell another’s request from none [R25]', async () => {
    const zoe = new Phone('zoe');
    const { id } = await new Phone('mette').created();
    const none = await zoe.read('7c9e6679-7425-40de-944b-e07fc1f90ae7');
    expectError(none, 404);

    for (const answer of [await zoe.read(id), await zoe.pay(id), await zoe.cancel(id)]) {
      expect(answer).toMatchObject({ status: 404, body: none.body });
      expect(JSON.stringify(answer.body)).toBe(JSON.stringify(none.body));
    }
    await expect(zoe.titles()).resolves.toEqual([]);
    await expect(balances('mette', 'zoe')).resolves.toEqual([500, 500]);
    await expect(new Phone('mette').read(id)).resolves.toMatchObject({ body: { status: 'open' } });
  });

  it('finds nothing under ids that are none [R25]', async () => {
    const mette = new Phone('mette');
    await mette.created();
    const ids = ['1', "1'%20or%20'1'='1", '%E0%A4%A', 'x'.repeat(300), '-'.repeat(36)];
    const answers = await Promise.all(ids.map((id) => mette.read(id)));
    for (const id of ['__proto__', '%00']) answers.push(await mette.pay(id), await mette.cancel(id));

    for (const answer of answers) expectError(answer, 404);
  });

  it('cannot guess an id [R25]', async () => {
    const mette = new Phone('mette');
    const ids = [await mette.created(), await mette.created(), await mette.created()].map(({ id }) => id);

    expect(new Set(ids).size).toBe(3);
    for (const id of ids) {
      expect(id).not.toMatch(/^\W*\d{1,15}\W*$/);
      expect(id.length).toBeGreaterThanOrEqual(10);
    }
  });
});
