import { expect, it } from 'vitest';
import { told, useBench } from './judge-spec.ts';

const judge = useBench();
const IMPORTS = `import { expect, it, vi } from 'vitest'; import { world } from 'minicase/world';`;

/** Reads, and writes what it has read and added to: whoever writes in between is lost. */
const LOSING = `export const createAccount = (store) => ({
    deposit: async (amount) => store.write((await store.read()) + amount),
  });`;
const QUEUED = `export const createAccount = (store) => {
    let last = Promise.resolve();
    return { deposit: (amount) => (last = last.then(async () => store.write((await store.read()) + amount))) };
  };`;
const ACCOUNT = `${IMPORTS} import { createAccount } from '../starter/index.ts';
  function openAccount() {
    const rows = { balance: 0 };
    const account = createAccount({
      read: () => world.io('read', () => rows.balance),
      write: (next) => world.io('write ' + next, () => { rows.balance = next; }),
    });
    return { rows, account };
  }`;

it('finds a lost update, and passes what loses none under 200 schedules', async () => {
  const spec = `${ACCOUNT}
    it('loses none', async () => {
      const result = await world.schedules(200, async () => {
        const { rows, account } = openAccount();
        await Promise.all([account.deposit(10), account.deposit(20), account.deposit(30)]);
        expect(rows.balance).toBe(60);
      });
      expect(result.runs).toBeLessThanOrEqual(200);
    });`;
  const [losing] = told(await judge(spec, LOSING));
  expect(losing).toMatch(/^wrong-answer: ScheduleFailure: schedule 1 of 200 fails: expected 30 to be 60/);
  expect(losing).toContain("replay: world.schedules({ replay: '2-' }, body)");
  expect(losing).toMatch(/1\. 0 ms {2}#1 read\n +2\. 0 ms {2}#2 read\n/);
  expect(told(await judge(spec, QUEUED))).toEqual(['accepted']);
});

/**
 * A cache that is filled by who has read first and comes last: right in the ordinary order, and in most others. The
 * audit only makes the orders many.
 */
const STALE = `export const createPrices = (store) => {
    const cache = new Map();
    return {
      async get(name) {
        if (!cache.has(name)) cache.set(name, await store.read(name));
        return cache.get(name);
      },
      async set(name, price) {
        await store.write(name, price);
        cache.delete(name);
        await store.audit(name);
      },
    };
  };`;
const PRICES = `${IMPORTS} import { createPrices } from '../starter/index.ts';
  async function body() {
    const rows = new Map([['tea', 1]]);
    const prices = createPrices({
      read: (name) => world.io('read ' + name, () => rows.get(name)),
      write: (name, price) => world.io('write ' + name, () => { rows.set(name, price); }),
      audit: (name) => world.io('audit ' + name, () => undefined),
    });
    await Promise.all([prices.set('tea', 2), prices.get('tea')]);
    expect(await prices.get('tea')).toBe(2);
  }`;

it('finds what goes wrong in a rare order only, in short, and replays it exactly', async () => {
  const find = `${PRICES} it('is fresh', () => world.schedules(50, body));`;
  const [message] = told(await judge(find, STALE));
  expect(message).toMatch(/^wrong-answer: ScheduleFailure: schedule \d+ of 50 fails: expected 1 to be 2/);
  expect(message).not.toContain('schedule 1 of 50');
  const replay = /replay: '([\d.-]+)'/.exec(message ?? '')?.[1] ?? '';
  const [, choices = ''] = replay.split('-');
  expect(choices.split('.').filter((choice) => choice !== '0').length).toBeLessThanOrEqual(2);
  expect(told(await judge(find, STALE))).toEqual([message]);

  const again = `${PRICES}
    it('is the same each time', async () => {
      const messages = new Set();
      for (let time = 0; time < 20; time++) {
        await world.schedules({ replay: '${replay}' }, body).then(() => messages.add('passed'), (error) => messages.add(error.message));
      }
      expect(messages.size).toBe(1);
      throw new Error([...messages][0]);
    });`;
  const whatHappened = (text = ''): string => text.slice(text.indexOf('what happened'));
  const [replayed] = told(await judge(again, STALE));
  expect(replayed).toContain('schedule 1 of 1 fails: expected 1 to be 2');
  expect(whatHappened(replayed)).toBe(whatHappened(message?.split('\n\n')[0]));
});

it('knows when it has seen all orders, and never runs one twice', async () => {
  const program = 'export const both = (a, b) => Promise.all([a(), b()]);';
  const spec = `${IMPORTS} import { both } from '../starter/index.ts';
    it('sees all', async () => {
      const orders = new Set();
      const result = await world.schedules(1_000, async ({ run, seed }) => {
        const order = [];
        const ask = (name) => () => world.io(name, () => order.push(name)).then(() => order.push(name + '!'));
        await both(ask('a'), ask('b'));
        orders.add(order.join(' '));
        expect(seed).toBe(7 + run);
      }).catch((error) => error);
      expect(String(result)).toContain('expected 2 to be 8');
      const seven = await world.schedules({ runs: 1_000, seed: 7 }, async () => {
        const order = [];
        const ask = (name) => () => world.io(name, () => order.push(name)).then(() => order.push(name + '!'));
        await both(ask('a'), ask('b'));
        orders.add(order.join(' '));
      });
      expect(seven).toEqual({ runs: 6, distinct: 6, isExhausted: true });
      expect([...orders].sort()).toEqual(['a a! b b!', 'a b a! b!', 'a b b! a!', 'b a a! b!', 'b a b! a!', 'b b! a a!']);
    });
    it('sees the one that there is', async () => {
      expect(await world.schedules(50, () => both(() => 1, () => 2))).toEqual({ runs: 1, distinct: 1, isExhausted: true });
    });`;
  expect(told(await judge(spec, program))).toEqual(['accepted', 'accepted']);
});

it('lets a timer come before an answer that may take as long, and a later one never', async () => {
  const program = `export const within = (ms, ask) => new Promise((resolve) => {
      setTimeout(() => resolve('late'), ms);
      ask().then(resolve);
    });`;
  const spec = `${IMPORTS} import { within } from '../starter/index.ts';
    const ends = async (ms, options) => {
      const seen = new Set();
      await world.schedules({ runs: 50, ...options }, async () => { seen.add(await within(ms, () => world.io('ask', () => 'in time'))); });
      return [...seen].sort();
    };
    it('may be late', async () => expect(await ends(50)).toEqual(['in time', 'late']));
    it('is never late', async () => expect(await ends(201)).toEqual(['in time']));
    it('may be late if I say so', async () => expect(await ends(201, { within: '1s' })).toEqual(['in time', 'late']));`;
  expect(told(await judge(spec, program))).toEqual(['accepted', 'accepted', 'accepted']);
});

it('finds two that wait for each other', async () => {
  const program = `export const createLocks = (lock) => ({
      transfer: async (from, to) => {
        const free = await lock(from);
        const freeToo = await lock(to);
        freeToo(); free();
      },
    });`;
  const spec = `${IMPORTS} import { createLocks } from '../starter/index.ts';
    it('ends', () => world.schedules(50, async () => {
      const waiting = { a: Promise.resolve(), b: Promise.resolve() };
      const lock = (name) => world.io('lock ' + name, () => {
        let free; const before = waiting[name];
        waiting[name] = new Promise((resolve) => { free = resolve; });
        return before.then(() => free);
      });
      const { transfer } = createLocks(lock);
      await transfer('a', 'b');
      const other = world.io('request', () => transfer('b', 'a'));
      await Promise.all([transfer('a', 'b'), other]);
    }));`;
  const [message] = told(await judge(spec, program));
  expect(message).toMatch(/schedule \d+ of 50 fails: the body still waits, but nothing is left to run on either side/);
  expect(message).toMatch(/lock a\n.*lock b\n/s);
});

it('puts the world back before each run, and tells what is not undone', async () => {
  const program = 'let runs = 0; export const count = () => { runs += 1; return runs; };';
  const spec = `${IMPORTS} import { count } from '../starter/index.ts';
    it('puts back', async () => {
      const days = new Set();
      await world.schedules(6, async () => {
        days.add(world.clock.date().toISOString());
        world.clock.set('2030-01-01T00:00:00Z');
        setTimeout(() => { throw new Error('left behind'); }, 1_000);
        await Promise.all([world.io('a', () => 1), world.io('b', () => 2)]);
      });
      expect(days.size).toBe(1);
    });
    it('is fleeting', () => world.schedules(6, async () => {
      await Promise.all([world.io('a', () => 1), world.io('b', () => 2)]);
      expect(count()).not.toBe(3);
    }));`;
  const [first, second] = told(await judge(spec, program));
  expect(first).toBe('accepted');
  expect(second).toContain('schedule 3 of 6 fails');
  expect(second).toContain('it passed when the same order was run again: something outlives a run');
});

it('counts what a timer throws, and an assertion that the program swallows, as that run’s', async () => {
  const program = `export const throwLater = () => void setTimeout(() => { throw new Error('later'); }, 10);
    export const swallow = (call) => { try { call(); } catch {} };`;
  const spec = `${IMPORTS} import { swallow, throwLater } from '../starter/index.ts';
    it('throws', () => world.schedules(5, async () => { throwLater(); await world.clock.advance('1s'); }));
    it('swallows', () => world.schedules(5, () => swallow(() => expect(1).toBe(2))));`;
  const [thrown, swallowed] = told(await judge(spec, program));
  expect(thrown).toContain('schedule 1 of 5 fails: later');
  expect(swallowed).toContain('schedule 1 of 5 fails: expected 1 to be 2');
  expect(swallowed).toContain('nothing was exchanged with the world');
});

it('says what it cannot take', async () => {
  const spec = `${IMPORTS} import '../starter/index.ts';
    it('says', async () => {
      await expect(world.schedules(0, () => 1)).rejects.toThrow('runs must be from 1 to 10,000, not 0');
      await expect(world.schedules({ seed: -1 }, () => 1)).rejects.toThrow('seed must be a whole number from 0, not -1');
      await expect(world.schedules({ replay: 'x' }, () => 1)).rejects.toThrow("replay 'x' is not what a failure has printed");
      await expect(world.schedules(2, () => world.schedules(2, () => 1))).rejects.toThrow('cannot run inside another');
      await expect(world.schedules(2, async () => { for (;;) await world.io('poll', () => 1); })).rejects.toThrow('more than 10,000 halves of exchanges in one run');
    });`;
  expect(told(await judge(spec, 'export const one = 1;'))).toEqual(['accepted']);
});

it('explores what a program fetches, and tells it by method and address', async () => {
  const program = `const BANK = 'https://bank.example/balance';
    export async function deposit(amount) {
      const { balance } = await (await fetch(BANK)).json();
      await fetch(BANK, { method: 'PUT', body: JSON.stringify({ balance: balance + amount }) });
    }
    export async function depositSafely(amount) {
      for (;;) {
        const answer = await fetch(BANK);
        const { balance } = await answer.json();
        const headers = { 'if-match': answer.headers.get('etag') };
        const { status } = await fetch(BANK, { method: 'PUT', headers, body: JSON.stringify({ balance: balance + amount }) });
        if (status !== 412) return;
      }
    }`;
  const spec = `import { http, HttpResponse, world } from 'minicase/world'; import { expect, it } from 'vitest';
    import { deposit, depositSafely } from '../starter/index.ts';
    function openBank() {
      const bank = { balance: 0, version: 0 };
      world.service('https://bank.example', [
        http.get('/balance', () => HttpResponse.json({ balance: bank.balance }, { headers: { etag: String(bank.version) } })),
        http.put('/balance', async ({ request }) => {
          const wanted = request.headers.get('if-match');
          if (wanted !== null && wanted !== String(bank.version)) return new HttpResponse(null, { status: 412 });
          Object.assign(bank, await request.json());
          bank.version += 1;
          return new HttpResponse(null, { status: 204 });
        }),
      ]);
      return bank;
    }
    it('loses one', () => world.schedules(50, async () => {
      const bank = openBank();
      await Promise.all([deposit(10), deposit(20)]);
      expect(bank.balance).toBe(30);
    }));
    it('loses none', async () => {
      const { runs, distinct } = await world.schedules(60, async () => {
        const bank = openBank();
        await Promise.all([depositSafely(10), depositSafely(20)]);
        expect(bank.balance).toBe(30);
      });
      expect(distinct).toBe(runs);
      expect(runs).toBeGreaterThan(20);
    });
    it('calls what nobody expects', () => world.schedules(5, () => deposit(10).catch(() => undefined)));`;
  const [loses, losesNone, unexpected] = told(await judge(spec, program));
  expect(loses).toContain('1. 0 ms  #1 http GET https://bank.example/balance\n');
  expect(loses).toContain('http PUT https://bank.example/balance');
  expect(losesNone).toBe('accepted');
  expect(unexpected).toContain('schedule 1 of 5 fails: ');
});

it('explores what a program does to a cache', async () => {
  const program = `export const countByReading = async (cache) => { await cache.set('hits', 1 + Number(await cache.get('hits'))); };
    export const count = (cache) => cache.incr('hits');`;
  const spec = `${IMPORTS} import { count, countByReading } from '../starter/index.ts';
    const twice = (counting) => world.schedules(50, async () => {
      await Promise.all([counting(world.cache), counting(world.cache)]);
      expect(await world.cache.get('hits')).toBe('2');
    });
    it('loses one', () => twice(countByReading));
    it('loses none', () => twice(count));`;
  const [loses, losesNone] = told(await judge(spec, program));
  expect(loses).toMatch(/schedule 1 of 50 fails: .*\n.*\n.*\n +1\. 0 ms {2}#1 cache get hits\n/);
  expect(losesNone).toBe('accepted');
});
