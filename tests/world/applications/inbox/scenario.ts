import type { Scenario, Step } from '../scenario.ts';

export const SECRET = 'whsec_birchwick';

async function sign(body: string, secret: string): Promise<string> {
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  const signature = await crypto.subtle.sign('HMAC', key, encoder.encode(body));
  return `sha256=${[...new Uint8Array(signature)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

function event(id: string, type: string, orderId: string, version: number, secret = SECRET): Step {
  const body = JSON.stringify({ id, type: `order.${type}`, order: { id: orderId, version }, note: 'Åsa 🪑' });
  return {
    path: '/webhooks',
    init: async () => ({ method: 'POST', body, headers: { 'x-signature': await sign(body, secret) } }),
  };
}

const deliver = (...faults: NonNullable<Step['faults']>): Step => ({
  path: '/deliver',
  init: { method: 'POST' },
  faults,
});

export const scenario: Scenario = {
  openUpstream() {
    return ({ path, body }) => ({
      body: { accepted: !path.endsWith('refused'), status: JSON.parse(body).status },
    });
  },
  steps: [
    event('e-1', 'created', 'o-1', 1),
    event('e-3', 'shipped', 'o-1', 3),
    event('e-2', 'paid', 'o-1', 2),
    event('e-1', 'created', 'o-1', 1),
    event('e-4', 'created', 'o-2', 1),
    event('e-5', 'created', 'o-3', 1, 'another secret'),
    { path: '/webhooks', init: { method: 'POST', body: '{}' } },
    { path: '/orders/o-1' },
    { path: '/orders/none' },
    deliver(503, { drop: 'mid-body' }),
    event('e-6', 'cancelled', 'refused', 4),
    deliver('reset'),
    { path: '/events' },
    event('e-7', 'cancelled', 'o-1', 9),
    deliver(500, 500, 500, 500, 500, 500),
    { path: '/orders/o-1' },
    deliver(),
    { path: '/orders/o-1' },
  ],
};
