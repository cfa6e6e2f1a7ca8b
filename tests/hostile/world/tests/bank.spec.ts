import { HttpResponse, http, world } from 'minicase/world';
import { beforeEach, expect, it } from 'vitest';
import { createApp } from '../starter/index.ts';

const SECRET = 'CANARY-world-token';
let cents = 4_711;

world.env.secret('BANK_TOKEN', SECRET, { to: 'https://bank.example' });
const bank = world.service('https://bank.example', [
  http.get('/balance', () => HttpResponse.json({ cents })),
  http.post('/transfers', async ({ request }) => {
    cents -= ((await request.json()) as { cents: number }).cents;
    return HttpResponse.json({ id: 'CANARY-world-transfer' }, { status: 201 });
  }),
]);

await world.sqlite.exec('CREATE TABLE ledger (id INTEGER PRIMARY KEY, cents INTEGER NOT NULL)');

let app: ReturnType<typeof createApp>;
beforeEach(() => {
  cents = 4_711;
  app = createApp({ cache: world.cache, queue: world.queue('transfers'), outbox: world.outbox, ledger: world.sqlite });
});
const ask = (path: string, init?: RequestInit) => app.fetch(new Request(`https://app.example${path}`, init));

it('CANARY-world-title tells the balance', async () => {
  const response = await ask('/balance');
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  expect(await response.json()).toEqual({ cents: 4_711 });
});

it('transfers once, though the bank is busy', async () => {
  bank.script([503, 'reset']);
  const response = await ask('/transfers', { method: 'POST', body: '{"cents":11}' });
  expect(response.status).toBe(201);
  expect(cents).toBe(4_700);
  expect(bank.calls).toHaveCalled({ method: 'POST', path: '/transfers' }, 3);
});

it('lists in a stream', async () => {
  expect(await (await ask('/list')).text()).toBe('1\n2\n3\n');
});

it('keeps a mail until the outbox takes it', async () => {
  world.outbox.script(['reset']);
  expect((await ask('/mail', { method: 'POST' })).status).toBe(202);
  expect(world.outbox.drain()).toEqual([{ to: 'ann@example.com' }]);
});

it('keeps a ledger', async () => {
  expect((await ask('/ledger', { method: 'POST', body: '{"cents":11}' })).status).toBe(201);
  expect(await world.sqlite.dump('ledger')).toEqual([{ id: 1, cents: 11 }]);
});

it('asks the bank once a minute', async () => {
  await ask('/balance');
  await ask('/balance');
  expect(bank.calls).toHaveLength(1);
});
