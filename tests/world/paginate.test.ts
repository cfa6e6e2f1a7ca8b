import { expect, it } from 'vitest';
import { openWorld, passing, useVirtualTime } from './open-world.ts';

useVirtualTime();

const items = ['a', 'b', 'c', 'd', 'e'];

function open(options: object) {
  const { world, http, paginate, fetch } = openWorld();
  world.service('https://shop.example', [http.get('/items', paginate(items, options as never))]);
  return async (query: string): Promise<{ status: number; body: Record<string, unknown>; link: string | null }> => {
    const response = await fetch(`https://shop.example/items${query}`);
    return {
      status: response.status,
      body: (await response.json()) as Record<string, unknown>,
      link: response.headers.get('link'),
    };
  };
}

it('by page', async () => {
  const read = open({ by: 'page', size: 2 });
  expect((await read('')).body).toEqual({ items: ['a', 'b'], total: 5, next: '2' });
  expect((await read('?page=3')).body).toEqual({ items: ['e'], total: 5, next: null });
  expect((await read('?page=2&limit=1')).body).toEqual({ items: ['b'], total: 5, next: '3' });
  expect((await read('?page=9')).body).toMatchObject({ items: [], next: null });
  expect((await read('?page=0')).status).toBe(400);
  expect((await read('?page=x')).status).toBe(400);
});

it('by offset, with an item that comes in between', async () => {
  const read = open({ by: 'offset', size: 2, shift: { afterPage: 1, item: 'new' } });
  expect((await read('')).body).toEqual({ items: ['a', 'b'], total: 5, next: '2' });
  expect((await read('?offset=2')).body).toEqual({ items: ['b', 'c'], total: 6, next: '4' });
});

it('by cursor, which may expire', async () => {
  const read = open({ by: 'cursor', size: 3, expires: '30s' });
  const { next } = (await read('')).body;
  expect((await read(`?cursor=${String(next)}`)).body).toEqual({ items: ['d', 'e'], total: 5, next: null });
  await passing(new Promise((resolve) => setTimeout(resolve, 30_000)));
  expect(await read(`?cursor=${String(next)}`)).toMatchObject({
    status: 410,
    body: { detail: 'the cursor has expired' },
  });
  expect((await read('?cursor=3')).status).toBe(400);
});

it('by link', async () => {
  const read = open({ by: 'link', size: 2 });
  expect(await read('?sort=up')).toEqual({
    status: 200,
    body: ['a', 'b'],
    link: '<https://shop.example/items?sort=up&page=2>; rel="next"',
  });
  expect(await read('?page=3')).toEqual({ status: 200, body: ['e'], link: null });
});

it('with a body of its own', async () => {
  const read = open({
    by: 'page',
    size: 2,
    body: ({ items: data, pages }: { items: unknown; pages: number }) => ({ data, pages }),
  });
  expect((await read('')).body).toEqual({ data: ['a', 'b'], pages: 3 });
});

it('says what is wrong', () => {
  expect(() => open({ by: 'pages', size: 2 })).toThrow("by is 'pages': write 'page', 'offset', 'cursor', 'link'");
  expect(() => open({ by: 'page', size: 0 })).toThrow('write how many items a page has');
});
