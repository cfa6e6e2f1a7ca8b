import { world } from 'minicase/world';
import { type Cache, createGateway, type Gateway, type Limit, type Plans, type Policy } from '../../starter/index.ts';

export const POLICY: Policy = { onOutage: 'allow', cacheTimeoutMs: 50, restMs: 5_000 };

type Upstream = (request: Request) => Response | Promise<Response>;

export interface Setup {
  readonly limit?: Limit;
  readonly tenants?: Plans['tenants'];
  readonly policy?: Partial<Policy>;
  readonly upstream?: Upstream;
}

export interface Tidewire {
  readonly gateway: Gateway;
  /** What has reached the API, as `tenant path`. */
  readonly passed: string[];
  /** One more instance on the same cache. */
  another(): Gateway;
}

/** The API, and an instance of the gateway under test before it, on the world's cache. */
export function openTidewire({
  limit = { perSecond: 2, perMinute: 10 },
  tenants = {},
  policy = {},
  upstream = (request) => Response.json({ path: new URL(request.url).pathname }),
}: Setup = {}): Tidewire {
  const passed: string[] = [];
  const another = () =>
    createGateway({
      // As much of it as the contract promises.
      cache: world.cache as Cache,
      plans: { standard: limit, tenants },
      policy: { ...POLICY, ...policy },
      upstream: async (request) => {
        passed.push(`${request.headers.get('x-tenant')} ${new URL(request.url).pathname}`);
        return await upstream(request);
      },
    });
  return { gateway: another(), passed, another };
}

/** The headers that matter here, as they are. */
export interface Answer {
  readonly status: number;
  readonly limit: string | null;
  readonly remaining: string | null;
  readonly reset: string | null;
  readonly retryAfter: string | null;
}

export function makeRequest(tenant: string | null, path = '/tides', init: RequestInit = {}): Request {
  const request = new Request(`https://api.tidewire.example${path}`, init);
  if (tenant !== null) request.headers.set('x-tenant', tenant);
  return request;
}

export async function ask(gateway: Gateway, tenant = 'acme', path?: string): Promise<Answer> {
  const { status, headers } = await gateway.fetch(makeRequest(tenant, path));
  return {
    status,
    limit: headers.get('ratelimit-limit'),
    remaining: headers.get('ratelimit-remaining'),
    reset: headers.get('ratelimit-reset'),
    retryAfter: headers.get('retry-after'),
  };
}

/** The statuses of so many requests, one after the other, as in `200 200 429`. */
export async function askTimes(count: number, gateway: Gateway, tenant = 'acme'): Promise<string> {
  const statuses: number[] = [];
  for (let n = 0; n < count; n += 1) statuses.push((await ask(gateway, tenant)).status);
  return statuses.join(' ');
}

/** How many of so many requests at the same time are allowed. */
export async function allowedAtOnce(count: number, ask: (index: number) => Promise<Answer>): Promise<number> {
  const answers = await Promise.all(Array.from({ length: count }, (_, index) => ask(index)));
  return answers.filter(({ status }) => status === 200).length;
}
