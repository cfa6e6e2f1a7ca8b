import type { Gateway, GatewayOptions, Limit } from './types.ts';

export type * from './types.ts';

type Unit = 'second' | 'minute';
const LENGTH_MS: Readonly<Record<Unit, number>> = { second: 1_000, minute: 60_000 };

interface Full {
  readonly unit: Unit;
  readonly slot: number;
  readonly remaining: number;
}

class CacheDown extends Error {}

class LimitingGateway implements Gateway {
  readonly #options: GatewayOptions;
  /** Who has used up which second or minute; emptied at each new minute. */
  #full = new Map<string, Full>();
  #fullOf = -1;
  #isResting = false;
  #restEndsAt = 0;

  constructor(options: GatewayOptions) {
    this.#options = options;
  }

  async fetch(request: Request): Promise<Response> {
    const tenant = request.headers.get('x-tenant') ?? '';
    if (tenant === '') return problem(401, 'x-tenant is missing');

    const now = Date.now();
    const limit = this.#limitOf(tenant);
    const known = this.#knownFull(tenant, now);
    if (known !== undefined) return this.#refuse(limit, known, now);
    if (this.#isResting) return await this.#decideWithoutCache(request);

    let outcome: Full | number;
    try {
      outcome = await this.#inTime(this.#count(tenant, limit, now));
    } catch {
      this.#rest();
      return await this.#decideWithoutCache(request);
    }
    if (typeof outcome === 'number') {
      const response = await this.#passOn(request);
      const headers = new Headers(response.headers);
      for (const [name, value] of this.#quota(limit, outcome, now)) headers.set(name, value);
      const { status, statusText, body } = response;
      return new Response(body, { status, statusText, headers });
    }
    this.#full.set(tenant, outcome);
    return this.#refuse(limit, outcome, now);
  }

  /** What is left of the minute, or what is full. */
  async #count(tenant: string, limit: Limit, now: number): Promise<Full | number> {
    const [second, minute] = [slotOf('second', now), slotOf('minute', now)];
    if ((await this.#add(`s/${second}/${tenant}`, 'second')) > limit.perSecond) {
      const inMinute = Number((await this.#options.cache.get(`m/${minute}/${tenant}`)) ?? 0);
      if (inMinute < limit.perMinute) return { unit: 'second', slot: second, remaining: limit.perMinute - inMinute };
      return { unit: 'minute', slot: minute, remaining: 0 };
    }
    const inMinute = await this.#add(`m/${minute}/${tenant}`, 'minute');
    return inMinute > limit.perMinute ? { unit: 'minute', slot: minute, remaining: 0 } : limit.perMinute - inMinute;
  }

  /** Whoever makes the key has counted himself with it; one round trip for the first, two for the others. */
  async #add(key: string, unit: Unit): Promise<number> {
    const made = await this.#options.cache.set(key, 1, { nx: true, ttl: LENGTH_MS[unit] * 2 });
    return made === 'OK' ? 1 : await this.#options.cache.incr(key);
  }

  #inTime<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new CacheDown()), this.#options.policy.cacheTimeoutMs);
      work.then(resolve, reject).finally(() => clearTimeout(timer));
    });
  }

  #rest(): void {
    const { restMs } = this.#options.policy;
    const endsAt = performance.now() + restMs;
    this.#isResting = true;
    this.#restEndsAt = endsAt;
    setTimeout(() => {
      if (this.#restEndsAt === endsAt) this.#isResting = false;
    }, restMs);
  }

  async #decideWithoutCache(request: Request): Promise<Response> {
    if (this.#options.policy.onOutage === 'allow') return await this.#passOn(request);
    return problem(503, 'limits cannot be checked', [['retry-after', inSeconds(this.#restEndsAt - performance.now())]]);
  }

  async #passOn(request: Request): Promise<Response> {
    return await this.#options.upstream(request).catch(() => problem(502, 'bad gateway'));
  }

  #limitOf(tenant: string): Limit {
    const { standard, tenants } = this.#options.plans;
    return { ...standard, ...new Map(Object.entries(tenants)).get(tenant) };
  }

  #knownFull(tenant: string, now: number): Full | undefined {
    if (slotOf('minute', now) !== this.#fullOf) this.#full.clear();
    this.#fullOf = slotOf('minute', now);
    const full = this.#full.get(tenant);
    return full !== undefined && slotOf(full.unit, now) === full.slot ? full : undefined;
  }

  #refuse(limit: Limit, { unit, remaining }: Full, now: number): Response {
    return problem(429, `the ${unit} is used up`, [
      ...this.#quota(limit, remaining, now),
      ['retry-after', inSeconds(leftOf(unit, now))],
    ]);
  }

  #quota({ perMinute }: Limit, remaining: number, now: number): [name: string, value: string][] {
    return [
      ['ratelimit-limit', `${perMinute}`],
      ['ratelimit-remaining', `${remaining}`],
      ['ratelimit-reset', inSeconds(leftOf('minute', now))],
    ];
  }
}

function slotOf(unit: Unit, now: number): number {
  return Math.floor(now / LENGTH_MS[unit]);
}

function leftOf(unit: Unit, now: number): number {
  return LENGTH_MS[unit] - (now % LENGTH_MS[unit]);
}

function inSeconds(ms: number): string {
  return `${Math.ceil(ms / 1_000)}`;
}

function problem(status: number, error: string, headers: [name: string, value: string][] = []): Response {
  return Response.json({ error }, { status, headers });
}

export function createGateway(options: GatewayOptions): Gateway {
  return new LimitingGateway(options);
}
