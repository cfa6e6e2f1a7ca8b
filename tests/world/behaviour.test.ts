import { afterAll, beforeAll, expect, it } from 'vitest';
import { Behaviour, type CaseBehaviour } from '../../src/domain/behaviour.ts';
import { BEHAVIOUR_LIMITS } from '../../src/domain/behaviour-limits.ts';
import type { JudgingReport } from '../../src/domain/judging.ts';
import type { Bench } from '../../worker/bench/bench.ts';
import { openBench } from '../../worker/bench/open-bench.ts';
import { makeChallenge } from '../bench/make-challenge.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

/** What a one-file program was seen doing, in the order of the tests in which there was anything to be seen. */
async function watch(spec: string, program: string, limits = {}): Promise<readonly CaseBehaviour[]> {
  return (await judge(spec, program, limits)).behaviour;
}

async function judge(
  spec: string,
  content: string,
  limits = {},
): Promise<{ readonly report: JudgingReport; readonly behaviour: readonly CaseBehaviour[] }> {
  const challenge = makeChallenge({ spec }, limits, content.includes("from 'pg'") ? ['pg'] : []);
  const outcome = await bench.judge({ challenge, files: [{ path: 'index.ts', content }], kind: 'submission' });
  if (outcome.state === 'aborted') throw new Error(`aborted: ${outcome.code} ${outcome.message}`);
  const behaviour = outcome.behaviour ?? [];
  expect(Behaviour.safeParse(behaviour)).toMatchObject({ success: true });
  return { report: outcome.report, behaviour };
}

const IMPORTS = (names: string): string => `
  import { beforeAll, describe, expect, it } from 'vitest';
  import { growth, http, HttpResponse, world } from 'minicase/world';
  import { ${names} } from '../starter/index.ts';`;

const SHOP = `const shop = world.service('https://shop.example/v1', [http.all('*', () => HttpResponse.json({ fine: true }))]);`;

const BACKING_OFF = `
  export async function fetchOrders(): Promise<number> {
    for (let wait = 1_000; ; wait *= 2) {
      const response = await fetch('https://shop.example/v1/orders?page=2', {
        method: 'POST', headers: { authorization: 'Bearer hush-hush' }, body: 'hush-hush, too',
      });
      if (response.ok) return response.status;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }`;

it('tells calls of upstream services with their faults and the pauses between them, in virtual time of the test', async () => {
  const spec = `${IMPORTS('fetchOrders')} ${SHOP}
    it('waits before anything else', async () => void (await world.clock.advance('1h')));
    it('tries again', async () => {
      shop.script([503, { status: 429, delay: '250ms' }]);
      await fetchOrders();
    });
    it('meets nothing', async () => expect(await fetchOrders()).toBe(201));`;
  const [first, second, ...others] = await watch(spec, BACKING_OFF);

  expect(others).toEqual([]);
  const call = { kind: 'http', what: 'POST https://shop.example/v1/orders?page=2', service: 'https://shop.example/v1' };
  expect(first).toEqual({
    group: 'spec',
    title: 'tries again',
    callCount: 3,
    growths: [],
    calls: [
      { ...call, atMs: 0, tookMs: 0, end: '503', fault: '503' },
      { ...call, atMs: 1_000, tookMs: 250, end: '429', fault: expect.stringContaining('250ms') },
      { ...call, atMs: 3_250, tookMs: 0, end: '200', fault: null },
    ],
  });
  expect(second).toMatchObject({ title: 'meets nothing', callCount: 1, calls: [{ atMs: 0, fault: null }] });
  expect(JSON.stringify([first, second])).not.toContain('hush-hush');
});

it('tells what was never answered, and what was taken back', async () => {
  const spec = `${IMPORTS('ask')} ${SHOP}
    it('waits', async () => { shop.script(['timeout']); await ask(AbortSignal.timeout(3_000)); });
    it('fails', async () => { shop.script(['timeout']); await ask(undefined); });`;
  const program = `export const ask = (signal?: AbortSignal) => fetch('https://shop.example/v1', { signal }).catch(() => undefined);`;
  const [takenBack, open] = await watch(spec, program);
  expect(takenBack?.calls).toMatchObject([{ end: 'aborted', tookMs: 3_000, fault: 'timeout' }]);
  expect(open?.calls).toMatchObject([{ end: 'timeout', tookMs: null }]);
});

it('tells statements and operations on stores, with neither values nor messages', async () => {
  const spec = `${IMPORTS('work')}
    await world.sql.exec('CREATE TABLE orders (id int PRIMARY KEY, customer text)');
    it('works', async () => {
      world.sql.fail(/insert/i, 'serialization-failure');
      world.sql.fail(/select/i, { slow: '2s' });
      world.cache.script('get', [{ delay: '1s' }, 'timeout']);
      await work(world.sql, world.cache, world.outbox);
    });`;
  const program = `
    import type { Pool } from 'pg';
    type Cache = { get(key: string): Promise<unknown> };
    type Outbox = { send(message: unknown): Promise<unknown> };
    export async function work(pool: Pool, cache: Cache, outbox: Outbox): Promise<void> {
      await pool.query('INSERT INTO orders\\n  VALUES ($1, $2)', [1, 'hush-hush']).catch(() => undefined);
      await pool.query('SELECT id FROM orders WHERE customer = $1', ['hush-hush']);
      await cache.get('order:1');
      void cache.get('order:2');
      await outbox.send({ text: 'hush-hush' });
    }`;
  const [seen] = await watch(spec, program);
  expect(seen?.calls.map(({ kind, what, atMs, tookMs, end, fault }) => [kind, what, atMs, tookMs, end, fault])).toEqual(
    [
      ['sql', 'INSERT INTO orders VALUES ($1, $2)', 0, 0, '40001', 'serialization-failure'],
      ['sql', 'SELECT id FROM orders WHERE customer = $1', 0, 2_000, null, "{ slow: '2s' }"],
      ['cache', 'get order:1', 2_000, 1_000, null, expect.stringContaining('1s')],
      ['cache', 'get order:2', 3_000, null, 'timeout', 'timeout'],
      ['outbox', 'send', 3_000, 0, null, null],
    ],
  );
  expect(JSON.stringify(seen)).not.toContain('hush-hush');
});

it('tells how cost grew, of all that a test has measured', async () => {
  const spec = `${IMPORTS('askAll, quadratic')} ${SHOP}
    it('grows', async () => {
      let count = 0;
      await growth((n) => quadratic(n, () => { count += 1; }), { of: () => count });
      await growth((n) => quadratic(n, () => undefined), { of: () => Number.NaN });
      await growth((n) => askAll(n), { of: 'calls' });
    });`;
  const program = `
    export function quadratic(n: number, each: () => void): void { for (let i = 0; i < n * n / 10; i++) each(); }
    export async function askAll(n: number): Promise<void> {
      for (let i = 0; i < n; i++) await fetch('https://shop.example/v1');
    }`;
  const [seen] = await watch(spec, program, { cpuTimeMs: 20_000, wallTimeMs: 60_000 });
  expect(seen?.growths).toMatchObject([
    { of: 'count', exponent: expect.closeTo(2) },
    { of: 'calls', exponent: expect.closeTo(1) },
  ]);
  expect(seen?.growths[0]?.samples[0]).toEqual({ n: 10, cost: 10 });
});

it('tells of the last of all orders that a test runs, as if it had been the only one', async () => {
  const spec = `${IMPORTS('ask')} ${SHOP}
    it('runs many', async () => {
      await world.schedules(12, async () => { await ask(); });
    });`;
  const program = `
    export async function ask(): Promise<void> {
      await Promise.all([1, 2].map((page) => fetch('https://shop.example/v1/' + page)));
      await new Promise((resolve) => setTimeout(resolve, 60_000));
      await fetch('https://shop.example/v1/3');
    }`;
  const [seen] = await watch(spec, program);
  expect(seen?.callCount).toBe(3);
  const times = seen?.calls.map(({ atMs }) => atMs) ?? [];
  expect(times[2]).toBeGreaterThanOrEqual(60_000);
  expect(times[2]).toBeLessThan(61_000);
});

it('leaves out what a test builds on, and tests in which nothing was to be seen', async () => {
  const spec = `${IMPORTS('fetchOrders')} ${SHOP}
    describe('all', () => {
      beforeAll(async () => { await fetchOrders(); });
      it('does nothing', () => undefined);
      it('asks once more', async () => { await fetchOrders(); expect(world.calls).toHaveLength(2); });
    });
    describe('what never runs', () => {
      beforeAll(() => { throw new Error('no'); });
      it('is not told', () => undefined);
    });`;
  const seen = await watch(spec, BACKING_OFF);
  expect(seen.map(({ title, callCount }) => [title, callCount])).toEqual([['all > asks once more', 1]]);
});

it('keeps a bounded part of what a flood of calls does, and changes no verdict', async () => {
  const tests = BEHAVIOUR_LIMITS.callsInAll / BEHAVIOUR_LIMITS.calls + 1;
  const spec = `${IMPORTS('flood')} ${SHOP}
    it.each(Array.from({ length: ${tests} }, (_, i) => i))('flood %i', async () => { await flood(${BEHAVIOUR_LIMITS.calls + 1}); });`;
  const program = `
    export async function flood(count: number): Promise<void> {
      for (let i = 0; i < count; i++) await fetch('https://shop.example/v1/?' + 'x'.repeat(i === 0 ? 100_000 : 1));
    }`;
  const { report, behaviour } = await judge(spec, program, { cpuTimeMs: 60_000, wallTimeMs: 120_000, memoryMb: 256 });
  expect(report.verdict).toBe('accepted');
  expect(behaviour.map(({ callCount }) => callCount)).toEqual(Array(tests).fill(BEHAVIOUR_LIMITS.calls + 1));
  expect(behaviour[0]?.calls).toHaveLength(BEHAVIOUR_LIMITS.calls);
  expect(behaviour.flatMap(({ calls }) => calls)).toHaveLength(BEHAVIOUR_LIMITS.callsInAll);
  expect(behaviour[0]?.calls[0]?.what).toHaveLength(BEHAVIOUR_LIMITS.textChars);
});

it('shows what cannot be printed as what it is, wherever a program writes it', async () => {
  const spec = `${IMPORTS('attack')} ${SHOP}
    it('meets them', async () => { await attack(world.sql, world.cache).catch(() => undefined); });`;
  const program = `
    const BAD = '\\u0000\\u001b[31m\\u202egnp.\\u2028\\ud800';
    export async function attack(sql: any, cache: any): Promise<void> {
      await fetch('https://shop.example/v1/' + BAD, { method: 'X'.repeat(5_000) }).catch(() => undefined);
      await cache.get(BAD + '\\ud83d\\ude00'.repeat(1_000)).catch(() => undefined);
      await cache.get({ toString: () => { throw new Error('no'); }, slice: () => 'forged', length: 5 }).catch(() => undefined);
      await sql.query("SELECT '" + BAD + "'").catch(() => undefined);
      await sql.query({ text: { length: 3, slice: () => 'forged', replace: () => 'forged' } }).catch(() => undefined);
    }`;
  const { behaviour } = await judge(spec, program);
  const text = JSON.stringify(behaviour);
  expect(behaviour[0]?.callCount).toBeGreaterThanOrEqual(3);
  expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]|\\u|forged/u);
});
