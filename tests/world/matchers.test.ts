import { beforeAll, describe, expect, it } from 'vitest';
import { callMatchers } from '../../worker/world/matchers/matchers.ts';
import { openWorld, passing, useVirtualTime } from './open-world.ts';

beforeAll(() => expect.extend(callMatchers as never));
useVirtualTime();

const URL = 'https://pay.example';
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The message by which a matcher fails. */
function failureOf(assert: () => unknown): string {
  try {
    assert();
  } catch (error) {
    return (error as Error).message;
  }
  return 'it passed';
}

async function callsAfter(pauses: readonly number[], script: readonly unknown[] = [503]) {
  const opened = openWorld();
  const service = opened.world.service(URL, [opened.http.all('*', () => opened.HttpResponse.json({}))]);
  service.script(script as never, { afterwards: 'last' });
  await passing(opened.fetch(`${URL}/charges`, { method: 'POST', headers: { 'idempotency-key': 'k1' } }));
  for (const ms of pauses) {
    await passing(wait(ms));
    await passing(opened.fetch(`${URL}/charges`, { method: 'POST', headers: { 'idempotency-key': 'k1' } }));
  }
  return { ...opened, service };
}

describe('toHaveBackedOff', () => {
  it('measures pauses', async () => {
    const { service, world } = await callsAfter([1_000, 2_000, 4_000]);
    expect(service).toHaveBackedOff({ factor: 2, from: '1s' });
    expect(world.calls).toHaveBackedOff();
    expect(service.calls.slice(0, 2)).toHaveBackedOff({ factor: 10 });
    expect(service).not.toHaveBackedOff({ factor: 3 });
    expect(service).toHaveBackedOff({ factor: 3, max: '2s' });
    expect(failureOf(() => expect(service).toHaveBackedOff({ factor: 2, from: '2s' }))).toBe(
      [
        'expected the program to have backed off by a factor of 2 from 2 s, but pause 1 was a pause of 1 s (at least 2 s expected)',
        '',
        '  0 ms  POST pay.example/charges  503',
        '  1 s   POST pay.example/charges  503  a pause of 1 s',
        '  3 s   POST pay.example/charges  503  a pause of 2 s',
        '  7 s   POST pay.example/charges  503  a pause of 4 s',
      ].join('\n'),
    );
  });

  it('lets pauses be shorter by their jitter, and no more', async () => {
    const { service } = await callsAfter([850, 1_700]);
    expect(service).toHaveBackedOff({ from: '1s', jitter: 0.2 });
    expect(service).not.toHaveBackedOff({ from: '1s', jitter: 0.1 });
  });

  it('is not had by one call, or by pauses of nothing', async () => {
    expect(failureOf(() => expect(openWorld().world.calls).toHaveBackedOff())).toContain('there were no calls');
    const { service } = await callsAfter([0, 0]);
    expect(failureOf(() => expect(service).toHaveBackedOff())).toContain(
      'pause 1 was a pause of 0 ms (at least 1 ms expected)',
    );
  });
});

it('toHaveWaitedAtLeast looks at every pause', async () => {
  const { service } = await callsAfter([2_000, 3_000]);
  expect(service).toHaveWaitedAtLeast('2s');
  expect(failureOf(() => expect(service).toHaveWaitedAtLeast('2500ms'))).toContain('but pause 1 was a pause of 2 s');
});

it('toHaveHonouredRetryAfter counts from the answer', async () => {
  const seconds = await callsAfter([2_000], [{ status: 429, retryAfter: '2s', delay: '1s' }, 200]);
  expect(seconds.service).toHaveHonouredRetryAfter();
  const date = await callsAfter([1_999], [{ status: 429, retryAfter: '2s', retryAfterDate: true }, 200]);
  expect(failureOf(() => expect(date.service).toHaveHonouredRetryAfter())).toMatch(
    /call 2 came 1 ms too early[\s\S]*retry-after: Mon, 05 Jan 2026 09:00:0\d GMT[\s\S]*1 ms too early/,
  );
  const none = await callsAfter([1]);
  expect(failureOf(() => expect(none.service).toHaveHonouredRetryAfter())).toContain('but no answer had one');
});

it('toHaveCalled and toHaveCalledAtMost count', async () => {
  const { world } = await callsAfter([1]);
  expect(world).toHaveCalledAtMost(2);
  expect(world).toHaveCalled({ method: 'POST', path: '/charges' });
  expect(world).toHaveCalled({ path: /charges/ }, 2);
  expect(world).not.toHaveCalled({ method: 'GET' });
  expect(failureOf(() => expect(world).toHaveCalledAtMost(1))).toMatch(/at most once, but it called twice\n\n {2}0 ms/);
  expect(failureOf(() => expect(world).toHaveCalled({ method: 'POST', path: '/charges' }, 1))).toContain(
    'expected the program to have called POST /charges once, but it did twice',
  );
});

it('toHaveHadAtMostInFlight and toHaveBeenSequential see what is open at once', async () => {
  const { world, http, HttpResponse, fetch } = openWorld();
  const service = world.service(URL, [http.all('*', () => HttpResponse.json({}))]).latency('1s');
  await passing(fetch(`${URL}/1`));
  expect(service).toHaveBeenSequential();
  await passing(Promise.all([fetch(`${URL}/2`), fetch(`${URL}/3`)]));
  expect(service).toHaveHadAtMostInFlight(2);
  expect(failureOf(() => expect(service).toHaveHadAtMostInFlight(1))).toContain(
    'to have at most 1 calls open at once, but 2 were',
  );
  expect(failureOf(() => expect(service).toHaveBeenSequential())).toContain('call 3 began while another was open');
});

it('calls that take no time have an order all the same', async () => {
  const { world, http, HttpResponse, fetch } = openWorld();
  const service = world.service(URL, [http.all('*', () => HttpResponse.json({}))]);
  await fetch(`${URL}/1`);
  await fetch(`${URL}/2`);
  expect(service).toHaveBeenSequential();
  await Promise.all([fetch(`${URL}/3`), fetch(`${URL}/4`)]);
  expect(service).not.toHaveBeenSequential();
});

it('idempotency keys are one, or all different, and never missing', async () => {
  const { world, service, fetch } = await callsAfter([1]);
  expect(service).toHaveUsedOneIdempotencyKey();
  expect(failureOf(() => expect(service).toHaveUsedDistinctIdempotencyKeys())).toContain(
    'call 2 has the key of call 1',
  );
  await fetch(`${URL}/charges`, { headers: { 'Idempotency-Key': 'k2' } });
  expect(failureOf(() => expect(service).toHaveUsedOneIdempotencyKey())).toMatch(/but it used 2[\s\S]*k1[\s\S]*k2/);
  expect(world.calls.slice(1)).toHaveUsedDistinctIdempotencyKeys();
  expect(failureOf(() => expect(service).toHaveUsedOneIdempotencyKey('x-key'))).toContain('call 1 has no x-key');
  expect(failureOf(() => expect([]).toHaveUsedOneIdempotencyKey())).toContain('it did not call');
});

it('toHaveSentNoSecret looks everywhere, and does not repeat it', async () => {
  const { world, fetch } = await callsAfter([]);
  expect(world).toHaveSentNoSecret('s3cret');
  await fetch(`${URL}/charges?key=s3cret%20word`);
  const message = failureOf(() => expect(world).toHaveSentNoSecret('s3cret word'));
  expect(message).toContain('but call 2 has it in its url');
  expect(message).not.toContain('s3cret');
});

it('what has no calls is said to have none', () => {
  expect(() => expect(7).toHaveCalledAtMost(1)).toThrow('give expect() world.calls, a service, or part of the log');
});
