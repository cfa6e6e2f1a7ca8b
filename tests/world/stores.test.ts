import { beforeAll, describe, expect, it } from 'vitest';
import { facadeOf } from '../../worker/wire/facades.isolate.ts';
import { callMatchers } from '../../worker/world/matchers/matchers.ts';
import type { CacheClient } from '../../worker/world/stores/cache-commands.ts';
import type { OutboxClient } from '../../worker/world/stores/outbox.isolate.ts';
import type { QueueClient } from '../../worker/world/stores/queue-client.ts';
import { openWorld, passing, useVirtualTime } from './open-world.ts';

beforeAll(() => expect.extend(callMatchers as never));
useVirtualTime();

const wait = (ms: number) => passing(new Promise((resolve) => setTimeout(resolve, ms)));

/** What the program is given of a store. */
const given = <Client>(store: object): Client => facadeOf(store) as Client;

describe('a queue', () => {
  const open = (options?: object) => {
    const opened = openWorld();
    const queue = opened.world.queue('orders', options);
    return { ...opened, queue, client: given<QueueClient>(queue) };
  };
  const bodies = (messages: readonly { message: unknown }[]) => messages.map(({ message }) => message);

  it('delivers what is published, and logs what the program does', async () => {
    const { world, queue, client } = open();
    const seen: unknown[] = [];
    await client.subscribe((message, info) => seen.push([message, info]));
    const message = { a: 1 };
    expect(await passing(client.publish(message, { key: 'k' }))).toEqual({ id: 'orders-1' });
    message.a = 2;
    await passing(queue.drain());
    expect(seen).toEqual([[{ a: 1 }, { id: 'orders-1', key: 'k', attempt: 1 }]]);
    expect([...queue.calls]).toEqual([
      { kind: 'queue', name: 'orders', operation: 'publish', message: { a: 1 }, key: 'k', at: 0 },
      { kind: 'queue', name: 'orders', operation: 'ack', id: 'orders-1', key: 'k', attempt: 1, at: 0 },
    ]);
    await queue.publish('of the suite');
    expect(world.calls.matching({ kind: 'queue' })).toHaveLength(2);
  });

  it('delivers again what is thrown back, and gives up after so many times', async () => {
    const { queue, client } = open({ maxDeliveries: 3, redeliverAfter: '1s' });
    await client.subscribe(() => Promise.reject(new Error('no')));
    await client.publish('poison');
    await passing(queue.drain());
    expect(queue.deliveries.map(({ at, attempt }) => [at, attempt])).toEqual([
      [0, 1],
      [1_000, 2],
      [2_000, 3],
    ]);
    expect(queue.deadLetters).toEqual([{ id: 'orders-1', key: undefined, attempt: 3, message: 'poison' }]);
    expect(queue.pending).toEqual([]);
  });

  it('delivers again what is not acknowledged in time', async () => {
    const { queue, client } = open({ visibility: '10s' });
    await client.publish('slow');
    const [first] = await client.receive({ max: 5 });
    expect(await client.receive()).toEqual([]);
    await wait(10_000);
    const [second] = await client.receive();
    expect([first?.attempt, second?.attempt]).toEqual([1, 2]);
    await first?.ack();
    expect(queue.pending).toHaveLength(1);
    await second?.ack();
    expect(queue.pending).toHaveLength(0);
  });

  it('keeps the order of a key, whatever its consumers do at once', async () => {
    const { queue, client } = open({ redeliverAfter: '5s' });
    const seen: unknown[] = [];
    let isFirst = true;
    await client.subscribe(
      (message: string) => {
        seen.push(message);
        if (message === 'a1' && isFirst) {
          isFirst = false;
          throw new Error('again');
        }
      },
      { concurrency: 10 },
    );
    for (const [message, key] of [
      ['a1', 'a'],
      ['b1', 'b'],
      ['a2', 'a'],
      ['b2', 'b'],
    ] as const)
      await queue.publish(message, { key });
    await passing(queue.drain());
    expect(seen).toEqual(['a1', 'b1', 'b2', 'a1', 'a2']);
  });

  it('lets a suite disturb deliveries', async () => {
    const { queue, client } = open({ visibility: '30s' });
    queue.deliver(['duplicate', 'ok', 'reorder', 'ok', 'lose-ack', { delay: '2s' }]);
    await client.subscribe(() => undefined);
    for (const message of ['1', '2', '3', '4', '5']) await queue.publish(message);
    await passing(queue.drain());
    expect(queue.deliveries.map(({ message, at }) => [message, at])).toEqual([
      ['1', 0],
      ['1', 0],
      ['3', 0],
      ['2', 0],
      ['4', 0],
      ['5', 2_000],
      ['4', 30_000],
    ]);
  });

  it('waits with what is delayed', async () => {
    const { queue, client } = open();
    await client.subscribe(() => undefined);
    await client.publish('later', { delay: '1m' });
    await client.publish('now');
    await passing(queue.drain());
    expect(queue.deliveries.map(({ message, at }) => [message, at])).toEqual([
      ['now', 0],
      ['later', 60_000],
    ]);
  });

  it('fails by script, before or after it took effect', async () => {
    const { queue, client } = open();
    queue.script('publish', ['refused', { connection: 'reset', processed: true, delay: '1s' }, { delay: '2s' }]);
    await expect(passing(client.publish('1'))).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await expect(passing(client.publish('2'))).rejects.toMatchObject({ code: 'ECONNRESET' });
    await passing(client.publish('3'));
    expect(bodies(queue.pending)).toEqual(['2', '3']);
    queue.script('ack', ['reset']);
    const [message] = await client.receive();
    await expect(passing(message?.ack() as Promise<void>)).rejects.toThrow('ECONNRESET');
    expect(bodies(queue.pending)).toEqual(['2', '3']);
  });

  it('says what is wrong', async () => {
    const { world, queue, client } = open();
    await queue.publish('x');
    await expect(queue.drain()).rejects.toThrow("nothing consumes the queue 'orders', and 1 messages wait in it");
    await expect(client.publish(() => undefined)).rejects.toThrow(
      "a message for the queue 'orders' cannot be written as JSON",
    );
    await expect(client.publish('x'.repeat(256 * 1024))).rejects.toThrow(
      "a message for the queue 'orders' is larger than 256 KB",
    );
    await expect(client.subscribe('x' as never)).rejects.toThrow('subscribe takes a function');
    await expect(client.receive({ max: 1_000 })).rejects.toThrow('max is a whole number from 1 to 100');
    expect(() => queue.deliver(['twice' as never])).toThrow("element 1 is \"twice\": write 'ok', 'duplicate'");
    expect(() => queue.script([{ drop: 'mid-body' } as never])).toThrow('there is no HTTP here');
    expect(() => world.queue('orders', {})).toThrow('is there already');
    expect(() => world.queue('other', { maxDelivery: 3 } as never)).toThrow("the options are { visibility: '30s'");
  });

  it('gives the program nothing of the suite', () => {
    const { client } = open();
    expect(Object.keys(client)).toEqual(['publish', 'subscribe', 'receive']);
  });

  it('is put back as it was, and what was on its way does not arrive', async () => {
    const { world, queue, client, scope } = open();
    await client.subscribe(() => new Promise((resolve) => setTimeout(resolve, 1_000)));
    const checkpoint = scope.checkpoint();
    for (let test = 0; test < 2; test++) {
      await client.publish('of a test');
      await queue.publish('of a test');
      world.queue('made in a test');
      queue.deliver(['duplicate']);
      queue.script('ack', ['timeout']);
      await wait(500);
      scope.restore(checkpoint);
      await wait(60_000);
      expect([queue.pending, queue.deliveries, queue.deadLetters, [...queue.calls]]).toEqual([[], [], [], []]);
    }
    await queue.publish('of another');
    await passing(queue.drain());
    expect(queue.deliveries.map(({ message, attempt }) => [message, attempt])).toEqual([['of another', 1]]);
  });
});

describe('a cache', () => {
  const open = () => {
    const opened = openWorld();
    return { ...opened, cache: opened.world.cache, client: given<CacheClient>(opened.world.cache) };
  };

  it("knows ioredis' commands", async () => {
    const { client } = open();
    expect(await client.set('a', 1)).toBe('OK');
    expect(await client.set('a', 2, 'NX')).toBe(null);
    expect(await client.set('b', 2, 'XX')).toBe(null);
    expect(await client.set('b', 'x', { ttl: '10s', nx: true })).toBe('OK');
    expect([await client.get('a'), await client.get('none'), await client.mget('a', ['b', 'none'])]).toEqual([
      '1',
      null,
      ['1', 'x', null],
    ]);
    expect([await client.incr('a'), await client.incrby('a', 10), await client.decr('new')]).toEqual([2, 12, -1]);
    expect([await client.ttl('a'), await client.ttl('b'), await client.pttl('b'), await client.ttl('none')]).toEqual([
      -1, 10, 10_000, -2,
    ]);
    expect([
      await client.expire('a', 5),
      await client.expire('none', 5),
      await client.persist('a'),
      await client.ttl('a'),
    ]).toEqual([1, 0, 1, -1]);
    expect([await client.setnx('a', 1), await client.setnx('c', 1), await client.exists('a', 'c', 'none')]).toEqual([
      0, 1, 2,
    ]);
    expect([
      await client.del('a', 'none'),
      await client.delete('c'),
      await client.getdel('b'),
      await client.get('b'),
    ]).toEqual([1, true, 'x', null]);
    await expect(client.set('a', {} as never)).rejects.toThrow('the cache holds texts and numbers, not object');
    await expect(client.set('a', 'x'.repeat(1024 * 1024 + 1))).rejects.toThrow(
      'a value for the cache is larger than 1 MB',
    );
    await expect(client.set('a', 'x', 'EX')).rejects.toThrow('set EX needs a number');
    await client.set('text', 'x');
    await expect(client.incr('text')).rejects.toThrow('ERR value is not an integer or out of range');
    expect([await client.flushall(), await client.get('text'), await client.ping()]).toEqual(['OK', null, 'PONG']);
  });

  it('forgets on the virtual clock', async () => {
    const { client, cache } = open();
    await client.set('a', '1', 'PX', 1_500);
    await client.setex('b', 2, '2');
    await wait(1_499);
    expect(cache.entries()).toEqual({ a: '1', b: '2' });
    await wait(1);
    expect([await client.get('a'), await client.get('b')]).toEqual([null, '2']);
  });

  it('forgets what was used least recently, and what the suite wants', async () => {
    const { client, cache } = open();
    cache.capacity(2);
    await client.set('a', '1');
    await client.set('b', '2');
    await client.get('a');
    await client.set('c', '3');
    expect(cache.entries()).toEqual({ a: '1', c: '3' });
    cache.evict('a');
    expect(await client.get('a')).toBe(null);
    expect(() => cache.capacity(0)).toThrow('write how many keys');
  });

  it('may be behind for readers, and not for itself', async () => {
    const { client, cache } = open();
    await client.set('a', 'old');
    await wait(5_000);
    cache.lag('2s');
    await client.set('a', 'new');
    expect([await client.get('a'), await client.setnx('a', 'x')]).toEqual(['old', 0]);
    await wait(2_000);
    expect(await client.get('a')).toBe('new');
    await client.del('a');
    expect(await client.get('a')).toBe('new');
    await wait(2_000);
    expect(await client.get('a')).toBe(null);
  });

  it('fails by script, and logs what the program did', async () => {
    const { client, cache } = open();
    cache.fail('refused', 2);
    cache.script('set', [{ connection: 'reset', processed: true }]);
    await expect(client.get('a')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await expect(client.set('a', '1')).rejects.toMatchObject({ code: 'ECONNRESET' });
    await expect(client.get('a')).rejects.toThrow('ECONNREFUSED');
    expect(await client.get('a')).toBe('1');
    await cache.set('of the suite', 'x');
    expect(cache.calls.map(({ operation, key, error }) => [operation, key, error])).toEqual([
      ['get', 'a', 'connect ECONNREFUSED cache'],
      ['set', 'a', 'read ECONNRESET'],
      ['get', 'a', 'connect ECONNREFUSED cache'],
      ['get', 'a', undefined],
    ]);
    cache.fail('timeout');
    await expect(passing(client.get('a'))).rejects.toThrow('never settled');
  });

  it('is put back as it was', async () => {
    const { client, cache, scope } = open();
    await cache.set('a', 'set up');
    const checkpoint = scope.checkpoint();
    await client.set('a', 'changed');
    await client.set('b', 'new');
    cache.lag('1s');
    cache.capacity(1);
    cache.fail('reset', 5);
    scope.restore(checkpoint);
    expect([await client.get('a'), cache.entries()]).toEqual(['set up', { a: 'set up' }]);
  });

  it('gives the program nothing of the suite', () => {
    const { client } = open();
    expect(Object.keys(client)).not.toEqual(expect.arrayContaining(['evict']));
    expect(Object.keys(client)).toEqual(expect.arrayContaining(['get', 'set', 'quit']));
  });
});

describe('an outbox', () => {
  it('keeps what is sent until it is drained', async () => {
    const { world, scope } = openWorld();
    const client = given<OutboxClient>(world.outbox);
    const checkpoint = scope.checkpoint();
    expect(await client.send({ to: 'ann' })).toEqual({ id: 'message-1' });
    world.outbox.script(['reset', { connection: 'reset', processed: true }]);
    await expect(client.send({ to: 'bob' })).rejects.toThrow('ECONNRESET');
    await expect(client.send({ to: 'cid' })).rejects.toThrow('ECONNRESET');
    expect(world.outbox.messages).toEqual([{ to: 'ann' }, { to: 'cid' }]);
    expect(world.outbox.drain()).toHaveLength(2);
    expect(world.outbox.drain()).toEqual([]);
    expect(world.calls.ofKind('outbox')).toHaveLength(3);
    await client.send({ to: 'dan' });
    scope.restore(checkpoint);
    expect([world.outbox.messages, world.calls.length]).toEqual([[], 0]);
    expect(Object.keys(client)).toEqual(['send']);
  });
});

describe('the environment', () => {
  it('is told to the program whenever it changes, and put back', () => {
    const { world, provided, scope } = openWorld();
    world.env.set({ A: '1', B: '2' });
    expect(provided.get('env')).toEqual({ A: '1', B: '2' });
    const checkpoint = scope.checkpoint();
    world.env.set({ A: undefined, C: '3' });
    world.env.secret('KEY', 'sk_live_1');
    expect(provided.get('env')).toEqual({ B: '2', C: '3', KEY: 'sk_live_1' });
    scope.restore(checkpoint);
    expect(provided.get('env')).toEqual({ A: '1', B: '2' });
    expect([world.env.get('A'), world.env.secrets]).toEqual(['1', []]);
    expect(() => world.env.set({ PORT: 3000 as never })).toThrow(
      'PORT is number: variables of the environment are strings',
    );
    expect(() => world.env.secret('KEY', 'short')).toThrow('at least 6 letters');
  });

  it('toHaveLeakedNoSecret looks everywhere but where a secret may go', async () => {
    const { world, http, HttpResponse, fetch } = openWorld();
    world.service('https://pay.example', [http.all('*', () => HttpResponse.json({}))]);
    world.service('https://log.example', [http.all('*', () => HttpResponse.json({}))]);
    expect(() => expect(world).toHaveLeakedNoSecret()).toThrow('there is no secret');
    world.env.secret('PAY_KEY', 'sk_live_4711', { to: 'https://pay.example' });
    const headers = { authorization: 'Bearer sk_live_4711' };
    await fetch('https://pay.example/charges', { headers });
    expect(world).toHaveLeakedNoSecret('{"error":"declined"}', { nothing: true });
    const message = (assert: () => void): string => {
      try {
        assert();
      } catch (error) {
        return (error as Error).message;
      }
      return '';
    };
    expect(message(() => expect(world).toHaveLeakedNoSecret('{"key":"sk_live_4711"}'))).toContain(
      'value 1 of those given has PAY_KEY in it',
    );
    await given<OutboxClient>(world.outbox).send({ text: 'key sk_live_4711' });
    expect(message(() => expect(world).toHaveLeakedNoSecret())).toContain('call 2 has PAY_KEY in it');
    world.env.secret('PAY_KEY', 'sk_live_0815', { to: 'https://pay.example' });
    await fetch('https://log.example/?key=sk_live_0815');
    const leaked = message(() => expect(world).toHaveLeakedNoSecret());
    expect(leaked).toContain('call 3 has PAY_KEY in it');
    expect(leaked).not.toContain('sk_live_0815');
  });
});

it('what a program sends is limited as a whole', async () => {
  const { world, problems } = openWorld();
  const client = given<CacheClient>(world.cache);
  const megabyte = 'x'.repeat(1024 * 1024);
  for (let count = 0; count < 64; count++) await client.set('a', megabyte);
  await expect(client.set('a', megabyte)).rejects.toThrow('the program sent more than 64 MB to the world in one test');
  expect(problems()).toEqual(['the program sent more than 64 MB to the world in one test']);
});
