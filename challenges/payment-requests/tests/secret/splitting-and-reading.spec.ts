import { world } from 'minicase/world';
import { describe, expect, it } from 'vitest';
import { migrate, type PaymentRequest } from '../../starter/index.ts';
import { expectError, FRIDAY, newInstance, Phone, useDatabase } from '../support/evens.ts';

const FRIENDS = ['wout', 'ines', 'bo', 'cleo', 'dani', 'eli', 'fay'];

useDatabase({ mette: 1_000, ...Object.fromEntries(FRIENDS.map((friend) => [friend, 1_000])) });

describe('a new request', () => {
  it('is answered with as a whole, and found where the answer says [R3, R8]', async () => {
    const mette = new Phone('mette');
    const { status, body, headers } = await mette.create({
      title: 'Tram tickets',
      amountCents: 750,
      participants: ['ines', 'wout'],
    });

    expect(status).toBe(201);
    const { id } = body as PaymentRequest;
    expect(body).toEqual({
      id: expect.stringMatching(/\S/),
      title: 'Tram tickets',
      amountCents: 750,
      createdBy: 'mette',
      status: 'open',
      createdAt: FRIDAY,
      expiresAt: '2026-03-20T21:40:00.000Z',
      shares: [
        { participant: 'ines', amountCents: 375, paidAt: null },
        { participant: 'wout', amountCents: 375, paidAt: null },
      ],
    });
    expect(headers.get('location')).toBe(`/requests/${id}`);
    await expect(mette.send('GET', headers.get('location') ?? '')).resolves.toMatchObject({ status: 200, body });
  });

  it.each([
    { amountCents: 1_000, cents: [334, 333, 333] },
    { amountCents: 7, cents: [2, 2, 1, 1, 1] },
    { amountCents: 10_000_000, cents: [1_428_572, 1_428_572, 1_428_572, 1_428_571, 1_428_571, 1_428_571, 1_428_571] },
  ])('of $amountCents cents is split into $cents [R4]', async ({ amountCents, cents }) => {
    const participants = FRIENDS.slice(0, cents.length);
    const { shares } = await new Phone('mette').created({ amountCents, participants });

    expect(shares.map((share) => [share.participant, share.amountCents])).toEqual(
      participants.map((participant, index) => [participant, cents[index]]),
    );
  });

  it('has the creator’s own share paid, wherever it is, and no other [R5]', async () => {
    world.clock.set('2026-03-07T00:00:00.123Z');
    const { shares, status } = await new Phone('mette').created({ participants: ['wout', 'mette', 'ines'] });

    expect(status).toBe('open');
    expect(shares.map(({ paidAt }) => paidAt)).toEqual([null, '2026-03-07T00:00:00.123Z', null]);
  });

  it('expires after as many times 24 hours as it is given [R6]', async () => {
    const mette = new Phone('mette');
    const expiries = [];
    for (const expiresInDays of [1, 90]) expiries.push((await mette.created({ expiresInDays })).expiresAt);

    expect(expiries).toEqual(['2026-03-07T21:40:00.000Z', '2026-06-04T21:40:00.000Z']);
  });

  it('may have everything that is just allowed [R7]', async () => {
    const mette = new Phone('mette');
    const title = 'é'.repeat(80);
    await expect(
      mette.create({ title: `  ${title}   `, amountCents: 2, participants: ['ines', 'mette'], colour: null }),
    ).resolves.toMatchObject({ status: 201, body: { title } });
    await expect(mette.created({ title: 'x', amountCents: 1, participants: ['ines'] })).resolves.toMatchObject({
      title: 'x',
      shares: [{ amountCents: 1 }],
    });
  });
});

describe('reading', () => {
  it('lists what one has created or has a share in, each once, newest first [R9]', async () => {
    const [mette, wout] = [new Phone('mette'), new Phone('wout')];
    await mette.created({ title: 'first', participants: ['mette', 'wout'] });
    await world.clock.advance('1m');
    await wout.created({ title: 'second', participants: ['ines'] });
    await world.clock.advance('1m');
    await wout.created({ title: 'third', participants: ['wout', 'mette', 'ines'] });

    await expect(mette.titles()).resolves.toEqual(['third', 'first']);
    await expect(wout.titles()).resolves.toEqual(['third', 'second', 'first']);
    await expect(new Phone('bo').titles()).resolves.toEqual([]);
  });

  it('gives the same to the creator and to a participant, in the list and outside of it [R8, R9]', async () => {
    const [mette, wout] = [new Phone('mette'), new Phone('wout')];
    const { id } = await mette.created({ participants: ['wout', 'ines', 'mette'] });
    await world.clock.advance('1500ms');
    const { body } = await wout.pay(id);

    await expect(mette.read(id)).resolves.toMatchObject({ status: 200, body });
    await expect(wout.read(id)).resolves.toMatchObject({ status: 200, body });
    expect(body).toMatchObject({
      shares: [{ paidAt: '2026-03-06T21:40:01.500Z' }, { paidAt: null }, { paidAt: FRIDAY }],
    });
    await expect(mette.list()).resolves.toMatchObject({ status: 200, body: { requests: [body] } });
  });

  it('lists only what is of a status, if there is one [R10]', async () => {
    const [mette, wout] = [new Phone('mette'), new Phone('wout')];
    await mette.created({ title: 'late', expiresInDays: 1 });
    const cancelled = await mette.created({ title: 'never', expiresInDays: 1 });
    await mette.cancel(cancelled.id);
    const settled = await mette.created({ title: 'done', participants: ['wout'], amountCents: 10, expiresInDays: 1 });
    await wout.pay(settled.id);
    await mette.created({ title: 'current', expiresInDays: 2 });
    await world.clock.advance('24h');

    await expect(mette.titles('?status=open')).resolves.toEqual(['current']);
    await expect(mette.titles('?status=expired')).resolves.toEqual(['late']);
    await expect(mette.titles('?status=cancelled')).resolves.toEqual(['never']);
    await expect(mette.titles('?status=settled')).resolves.toEqual(['done']);
    for (const status of ['paid', 'OPEN']) {
      expectError(await mette.list(`?status=${encodeURIComponent(status)}`), 400, 'status');
    }
  });
});

describe('the service', () => {
  it('keeps everything at the next start, and at another instance [R1]', async () => {
    const request = await new Phone('mette', newInstance()).created();
    await migrate(world.sql);

    const answer = await new Phone('wout', newInstance()).read(request.id);
    expect(answer).toMatchObject({ status: 200, body: request });
  });

  it('knows nobody who is not signed in [R2]', async () => {
    const { id } = await new Phone('mette').created();
    const app = newInstance();

    for (const path of ['/requests', `/requests/${id}`]) {
      const response = await app.fetch(new Request(`https://evens.example${path}`));
      expect([response.status, await response.json()]).toEqual([401, { error: expect.stringMatching(/\S/) }]);
      expectError(await new Phone('', app).read(id), 401);
    }
  });

  it('has nothing at other paths [R2]', async () => {
    const mette = new Phone('mette');
    const { id } = await mette.created();
    const others = [
      ['GET', '/'],
      ['DELETE', `/requests/${id}`],
      ['GET', `/requests/${id}/pay`],
      ['POST', `/requests/${id}/refund`],
    ] as const;

    for (const [method, path] of others) expectError(await mette.send(method, path), 404);
  });
});
