import { TAG } from '../../wire/message.ts';
import type { WorldExports } from '../../world/world.isolate.ts';
import type { SuiteHost } from '../suite.isolate.ts';
import { PretendedWebValue, pretendProgram } from './pretended-program.isolate.ts';
import { warmUp } from './run-warm-up.isolate.ts';

/** What most specs do with a program that answers requests, and with the services that it asks. */

type Fetch = (request: PretendedWebValue, aborted?: Promise<unknown>) => Promise<PretendedWebValue>;

const provided = new Map<unknown, unknown>();

async function ask(): Promise<unknown> {
  const fetch = provided.get('fetch') as Fetch;
  const request = new PretendedWebValue('Request', {
    url: 'https://shop.example/orders/1?page=2',
    method: 'POST',
    headers: [['content-type', 'application/json']],
    body: { text: '{"sku":"lamp"}' },
    redirect: 'follow',
    credentials: 'same-origin',
    cache: 'default',
    referrerPolicy: '',
    integrity: '',
    keepalive: false,
  });
  try {
    return (await fetch(request)).parts.parts['status'];
  } catch (error) {
    return (error as Error).name;
  }
}

const program = {
  ask,
  app: {
    request: async () =>
      new PretendedWebValue('Response', {
        status: 201,
        statusText: '',
        type: 'default',
        urls: [],
        headers: [['content-type', 'application/json']],
        body: { text: '{"id":1}' },
      }),
  },
};

async function evaluate(suite: SuiteHost): Promise<void> {
  const { describe, it, expect } = suite.api as typeof import('vitest');
  const { world, http, HttpResponse } = suite.world as WorldExports;
  await suite.load();
  const remote = suite.program('index.ts', []) as {
    ask: typeof ask;
    app: { request: (path: string) => Promise<Response> };
  };
  const shop = world.service('https://shop.example', [
    http.post('/orders/:id', async ({ request, params }) => {
      const page = new URL(request.url).searchParams.get('page');
      return HttpResponse.json({ ...((await request.json()) as object), ...params, page }, { status: 201 });
    }),
  ]);
  describe('an application', () => {
    it('answers', async () => {
      const response = await remote.app.request('/orders');
      expect(response.status).toBe(201);
      expect(response.headers.get('content-type')).toBe('application/json');
      expect(await response.json()).toEqual({ id: 1 });
      expect(await (await remote.app.request('/orders')).text()).toBe('{"id":1}');
    });
    it('asks', async () => {
      expect(await remote.ask()).toBe(201);
      expect(world.calls).toHaveLength(1);
      expect(world.calls[0]).toMatchObject({ method: 'POST', status: 201 });
    });
    it('asks in vain', async () => {
      shop.script([503, { status: 429, retryAfter: '1s' }, 'reset']);
      expect([await remote.ask(), await remote.ask(), await remote.ask()]).toEqual([503, 429, 'TypeError']);
      expect(shop.calls).toHaveLength(3);
    });
  });
}

/** Promises of answers come after the two objects that a world provides, and the module that `ask` is a function of. */
let objects = 3;
warmUp(
  evaluate,
  pretendProgram(program, provided, () => {
    objects += 1;
    return [TAG.promise, objects - 1];
  }),
);
