import './warm-up.isolate.ts';

/** As `warm-up.isolate.ts`, for what programs do that answer requests. */

async function answer(request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const body: unknown = await request.json();
  const headers = new Headers(request.headers);
  headers.set('content-type', 'application/json');
  return new Response(JSON.stringify({ pathname, body, all: [...searchParams] }), { status: 201, headers });
}

const request = new Request('http://case.example:8080/orders?a=b', {
  method: 'POST',
  headers: { 'content-type': 'application/json', 'x-one': '1' },
  body: JSON.stringify({ a: [1] }),
});
void answer(request).then((response) => response.clone().text());
void Response.json({ a: 1 }).json();
new AbortController().abort();
