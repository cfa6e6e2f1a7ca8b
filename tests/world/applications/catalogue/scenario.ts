import { json, type Scenario } from '../scenario.ts';

const CSV = 'sku;name;stock;tags\nE-5;Pine bench;3;pine|bench\nA-1;Oak table, large;5;\n';

function upload(file: string | undefined): RequestInit {
  const form = new FormData();
  form.set('by', 'Ida & Noor');
  if (file !== undefined) form.set('file', new File([file], 'spring "new".csv', { type: 'text/csv' }));
  return { method: 'POST', body: form };
}

const next = (body: string): string => new URLSearchParams({ after: JSON.parse(body).next ?? '' }).toString();

export const scenario: Scenario = {
  openUpstream() {
    const cents: Readonly<Record<string, number>> = { 'A-1': 24_900, 'B-2': 5_950, 'C-3': 3_000 };
    return ({ path, headers }) => {
      const sku = /^\/prices\/([^?]+)\?currency=EUR$/.exec(path)?.[1] ?? '';
      const price = cents[sku];
      if (price === undefined) return { status: 404, body: { error: 'no price' } };
      const etag = `"${sku}-${price}"`;
      if (headers.get('if-none-match') === etag) return { status: 304, headers: { etag }, body: null };
      return { headers: { etag }, body: { cents: price } };
    };
  },
  steps: [
    // First, while no price is known: a 304 has no body that could break off.
    { path: '/api/products?size=1', faults: [{ drop: 'mid-body' }] },
    { path: '/api/products' },
    { path: '/api/products', init: { headers: { 'if-none-match': '"something else"' } } },
    { path: (seen) => `/api/products?${next(seen[1]?.body ?? '{}')}` },
    { path: '/api/products?after=!!' },
    { path: '/api/products?q=oak&size=1', faults: ['timeout'] },
    { path: '/api/products?q=%25OAK', faults: [503, 503] },
    { path: '/api/products?size=3', faults: ['reset', 'reset', 'reset'] },
    { path: '/api/products?size=2', faults: [{ delay: '20ms' }, { delay: '20ms' }] },
    { path: '/api/products/import', init: () => upload(CSV) },
    { path: '/api/products/import', init: () => upload(undefined) },
    { path: '/api/products.csv' },
    { path: '/api/products/A-1/reserve', init: json({ count: 4 }) },
    { path: '/api/products/A-1/reserve', init: json({ count: 4 }) },
    { path: '/api/login', init: { method: 'POST', body: new URLSearchParams({ name: 'Åsa Öberg; "x"' }) } },
    { path: '/api/me', init: { headers: { cookie: 'user=%C3%85sa%20%C3%96berg; seen=1' } } },
    { path: '/api/me' },
    { path: '/api/logout', init: { method: 'POST' } },
    { path: '/api/mirror', init: () => ({ method: 'POST', body: new Uint8Array([0, 255, 128, 10, 13]) }) },
    { path: '/api/mirror', init: () => ({ method: 'POST', body: 'å'.repeat(300_000) }) },
    { path: '/api/nowhere' },
  ],
};
