import { Hono } from 'hono';
import { z } from 'zod';
import { createBreaker } from './breaker.ts';
import { countIn, type Rule, rulesFor, slot } from './rules.ts';
import type { Gateway, GatewayOptions } from './types.ts';

export type * from './types.ts';

const Tenant = z.string().min(1);

interface Verdict {
  readonly rules: readonly Rule[];
  readonly remaining: number;
  /** Which of the rules says no, if one does. */
  readonly full: Rule | undefined;
}

export function createGateway({ cache, upstream, plans, policy }: GatewayOptions): Gateway {
  const app = new Hono<{ Variables: { tenant: string } }>();
  const breaker = createBreaker(policy.cacheTimeoutMs, policy.restMs);
  const refused = new Map<string, { readonly slot: number; readonly verdict: Verdict }>();

  async function judge(tenant: string, now: number): Promise<Verdict> {
    const rules = rulesFor(plans, tenant);
    const [second, minute] = rules;
    const isSecondFull = (await countIn(cache, second, tenant, now)) > second.limit;
    if (!isSecondFull) {
      const used = await countIn(cache, minute, tenant, now);
      return { rules, remaining: Math.max(minute.limit - used, 0), full: used > minute.limit ? minute : undefined };
    }
    const used = Number.parseInt((await cache.get(minute.key(tenant, now))) ?? '0', 10);
    const remaining = Math.max(minute.limit - used, 0);
    return { rules, remaining, full: remaining === 0 ? minute : second };
  }

  function remember(tenant: string, verdict: Verdict, now: number): void {
    if (verdict.full === undefined) return;
    // A thousand tenants in a loop are worth remembering; a million are an attack.
    if (refused.size > 10_000) refused.clear();
    refused.set(tenant, { slot: slot(verdict.full, now), verdict });
  }

  function recall(tenant: string, now: number): Verdict | undefined {
    const found = refused.get(tenant);
    if (found?.verdict.full === undefined) return undefined;
    if (slot(found.verdict.full, now) === found.slot) return found.verdict;
    refused.delete(tenant);
    return undefined;
  }

  app.use(async (context, next) => {
    const tenant = Tenant.safeParse(context.req.header('x-tenant'));
    if (!tenant.success) return context.json({ error: 'x-tenant is needed' }, 401);
    context.set('tenant', tenant.data);
    await next();
    return undefined;
  });

  app.all('*', async (context) => {
    const tenant = context.get('tenant');
    const now = Date.now();
    const verdict = recall(tenant, now) ?? (await breaker.run(() => judge(tenant, now)));

    if (verdict === 'open') {
      if (policy.onOutage === 'allow') return await upstream(context.req.raw);
      return context.json({ error: 'unavailable' }, 503, { 'retry-after': wholeSeconds(breaker.leftMs()) });
    }
    remember(tenant, verdict, now);
    const [, minute] = verdict.rules;
    const quota = {
      'ratelimit-limit': String(minute?.limit),
      'ratelimit-remaining': String(verdict.remaining),
      'ratelimit-reset': wholeSeconds(minute?.leftMs(now) ?? 0),
    };
    if (verdict.full !== undefined) {
      const retryAfter = wholeSeconds(verdict.full.leftMs(now));
      return context.json({ error: 'slow down' }, 429, { ...quota, 'retry-after': retryAfter });
    }
    const answer = await upstream(context.req.raw);
    const response = new Response(answer.body, answer);
    for (const [name, value] of Object.entries(quota)) response.headers.set(name, value);
    return response;
  });

  app.onError((_, context) => context.json({ error: 'upstream failed' }, 502));

  return { fetch: async (request) => await app.fetch(request) };
}

function wholeSeconds(ms: number): string {
  return Math.ceil(ms / 1000).toFixed();
}
