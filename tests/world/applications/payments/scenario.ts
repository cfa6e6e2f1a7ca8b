import { json, type Observed, type Scenario, type Step } from '../scenario.ts';

const PAYMENT = { orderId: 'o-1', amountCents: 1_250, currency: 'eur', card: 'tok_good' };

function pay(key: string | undefined, faults: Step['faults'] = [], changes: object = {}): Step {
  return {
    path: '/payments',
    init: json({ ...PAYMENT, ...changes }, key === undefined ? {} : { 'idempotency-key': key }),
    faults,
  };
}

const idOf = (seen: readonly Observed[], index: number): string => JSON.parse(seen[index]?.body ?? '{}').id;

export const scenario: Scenario = {
  openUpstream() {
    const charges = new Map<string, object>();
    return ({ method, path, headers, body }) => {
      if (method !== 'POST') return { status: 405, body: { error: 'POST only' } };
      const key = headers.get('idempotency-key') ?? '';
      if (path === '/v1/refunds') return { body: { id: 're_1' } };
      const { card, amount } = JSON.parse(body);
      if (amount > 1_000_000) return { status: 422, body: { error: 'too much' } };
      const status = card === 'tok_bad' ? 'declined' : 'succeeded';
      const answer = charges.get(key) ?? { id: `ch_${charges.size + 1}`, status };
      charges.set(key, answer);
      return { body: answer };
    };
  },
  steps: [
    pay('k-1'),
    { path: (seen) => `/payments/${idOf(seen, 0)}` },
    pay('k-1'),
    pay('k-1', [], { amountCents: 999 }),
    pay(undefined),
    pay('k-2', [], { amountCents: -5 }),
    pay('k-3', [503, 503, { delay: '30ms' }]),
    pay('k-4', [{ status: 429, retryAfter: '1s' }]),
    pay('k-5', ['timeout', 'reset', { drop: 'mid-body' }]),
    pay('k-6', [503, 503, 503, 503]),
    pay('k-6'),
    pay('k-7', [], { card: 'tok_bad' }),
    pay('k-8', [], { amountCents: 2_000_000 }),
    pay('k-9', [{ status: 503, retryAfter: '60s' }]),
    { path: '/payments?order=o-1' },
    { path: (seen) => `/payments/${idOf(seen, 0)}/refund`, init: { method: 'POST' } },
    { path: (seen) => `/payments/${idOf(seen, 0)}/refund`, init: { method: 'POST' } },
    { path: '/payments?order=o-1' },
    { path: '/payments/not-an-id' },
    { path: '/payments/00000000-0000-4000-8000-000000000000' },
    { path: '/nowhere' },
    { path: '/payments', init: { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"half":' } },
  ],
};
