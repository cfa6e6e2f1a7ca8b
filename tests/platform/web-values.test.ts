import { expect, it } from 'vitest';
import { told, useBench } from '../world/judge-spec.ts';

const judge = useBench();

/** One case: `body` runs in the spec, which has the program's exports as `program`. */
function spec(body: string): string {
  return `import { expect, it } from 'vitest'; import * as program from '../starter/index.ts'; it('holds', async () => {${body}});`;
}

it('gives a spec real objects of the web platform, whatever they hold', async () => {
  const program = `
    export const answer = () => new Response(JSON.stringify({ one: 1 }), {
      status: 201, statusText: 'Made', headers: [['set-cookie', 'a=1'], ['set-cookie', 'b=2'], ['x-one', '1']],
    });
    export const empty = () => new Response(null, { status: 204 });
    export const failed = () => Response.error();
    export const url = () => new URL('https://user@example.com:8080/a?b=c#d');
    export const params = () => new URLSearchParams('a=1&a=2');
    export const file = () => new File(['héllo'], 'a.txt', { type: 'text/plain', lastModified: 7 });
    export const form = () => { const form = new FormData(); form.append('a', '1'); form.append('f', file()); return form; };
    export const headers = () => new Headers({ 'X-A': 'b' });
    export const streamed = () => new Response(new ReadableStream({
      async pull(controller) {
        this.count = (this.count ?? 0) + 1;
        if (this.count > 3) return controller.close();
        await new Promise((resolve) => setTimeout(resolve, 1000));
        controller.enqueue(new TextEncoder().encode('part ' + this.count + ','));
      },
    }));
    export const values = () => new ReadableStream({ start(controller) { controller.enqueue({ a: 1 }); controller.enqueue('b'); controller.close(); } });
    export const broken = () => new Response(new ReadableStream({ pull(controller) { controller.error(new RangeError('lost')); } }));
  `;
  const report = await judge(
    spec(`
      const answer = program.answer();
      expect(answer).toBeInstanceOf(Response);
      expect([answer.status, answer.statusText, answer.ok]).toEqual([201, 'Made', true]);
      expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
      expect(answer.headers.get('content-type')).toBe('text/plain;charset=UTF-8');
      expect(await answer.clone().json()).toEqual({ one: 1 });
      expect(await answer.text()).toBe('{"one":1}');
      expect(answer.bodyUsed).toBe(true);
      await expect(answer.text()).rejects.toThrow(TypeError);
      expect([program.empty().status, program.empty().body]).toEqual([204, null]);
      expect([program.failed().type, program.failed().status]).toEqual(['error', 0]);
      expect(program.url()).toBeInstanceOf(URL);
      expect(program.url().href).toBe('https://user@example.com:8080/a?b=c#d');
      expect(program.params().getAll('a')).toEqual(['1', '2']);
      const file = program.file();
      expect([file.name, file.type, file.size, file.lastModified, await file.text()]).toEqual(['a.txt', 'text/plain', 6, 7, 'héllo']);
      const form = program.form();
      expect([form.get('a'), await form.get('f').text(), form.get('f').name]).toEqual(['1', 'héllo', 'a.txt']);
      expect([...program.headers()]).toEqual([['x-a', 'b']]);
      const before = Date.now();
      expect(await program.streamed().text()).toBe('part 1,part 2,part 3,');
      expect(Date.now() - before).toBe(3000);
      const values = [];
      for await (const value of program.values()) values.push(value);
      expect(values).toEqual([{ a: 1 }, 'b']);
      await expect(program.broken().text()).rejects.toThrow(RangeError);
    `),
    program,
  );
  expect(told(report)).toEqual(['accepted']);
});

it('gives a program the requests that a spec makes', async () => {
  const program = `
    export default {
      async fetch(request) {
        const { pathname, searchParams } = new URL(request.url);
        if (pathname === '/json') return Response.json({ got: await request.json(), method: request.method });
        if (pathname === '/form') { const form = await request.formData(); return new Response(form.get('a') + (await form.get('f').text())); }
        if (pathname === '/echo') return new Response(request.body, { headers: request.headers });
        return new Response('nothing at ' + pathname + ' for ' + searchParams.get('q'), { status: 404 });
      },
    };
    export const isAborted = (signal) => new Promise((resolve) => {
      if (!(signal instanceof AbortSignal)) throw new Error('no signal');
      signal.addEventListener('abort', () => resolve(signal.reason.name));
    });
  `;
  const report = await judge(
    spec(`
      const app = program.default;
      const made = await app.fetch(new Request('http://case/json', { method: 'POST', body: JSON.stringify({ a: [1] }) }));
      expect(made.headers.get('content-type')).toBe('application/json');
      expect(await made.json()).toEqual({ got: { a: [1] }, method: 'POST' });
      const form = new FormData();
      form.append('a', 'b');
      form.append('f', new Blob(['c']), 'c.txt');
      expect(await (await app.fetch(new Request('http://case/form', { method: 'POST', body: form }))).text()).toBe('bc');
      const big = 'x'.repeat(300_000);
      const echoed = await app.fetch(new Request('http://case/echo', { method: 'PUT', body: big, headers: { 'x-a': 'b' } }));
      expect((await echoed.text()).length).toBe(300_000);
      expect(echoed.headers.get('x-a')).toBe('b');
      const missing = await app.fetch(new Request('http://case/else?q=1'));
      expect([missing.status, await missing.text()]).toEqual([404, 'nothing at /else for 1']);
      expect(await program.isAborted(AbortSignal.timeout(500))).toBe('TimeoutError');
    `),
    program,
  );
  expect(told(report)).toEqual(['accepted']);
});

it("carries Node's buffers as buffers", async () => {
  const program = `import { Buffer } from 'node:buffer';
    import { createHash } from 'node:crypto';
    export const digest = (text) => createHash('sha256').update(text).digest();
    export const toText = (buffer) => [buffer instanceof Buffer, buffer.toString('base64')];`;
  const report = await judge(
    spec(`
      expect(Buffer.isBuffer(program.digest('a'))).toBe(true);
      expect(program.digest('a')).toEqual(Buffer.from('ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb', 'hex'));
      expect(program.toText(Buffer.from('hej'))).toEqual([true, 'aGVq']);
    `),
    program,
  );
  expect(told(report)).toEqual(['accepted']);
});

it('loads the web platform where a program turns out to need it', async () => {
  const program = `const name = ['Respo', 'nse'].join('');
    export const text = () => new globalThis[name]('late').text();
    export const given = (url) => url.pathname + url.constructor.name;`;
  const report = await judge(
    spec(`
      expect(await program.text()).toBe('late');
      expect(program.given(new URL('http://a/b'))).toBe('/bURL');
    `),
    program,
  );
  expect(told(report)).toEqual(['accepted']);
});

it('answers what needs no outside, and fails as Node does', async () => {
  const program = `export const get = (url, init) => fetch(url, init);`;
  const report = await judge(
    spec(`
      const relative = await program.get('/orders').catch((error) => error);
      expect(relative.message).toBe('Failed to parse URL from /orders');
      expect(await (await program.get('data:text/plain,hi')).text()).toBe('hi');
      const scheme = await program.get('ftp://upstream.example/').catch((error) => error);
      expect([scheme.name, scheme.message, scheme.cause.message]).toEqual(['TypeError', 'fetch failed', 'unknown scheme']);
      const aborted = await program.get('http://upstream.example/', { signal: AbortSignal.abort() }).catch((error) => error);
      expect([aborted.name, aborted instanceof DOMException]).toEqual(['AbortError', true]);
    `),
    program,
  );
  expect(told(report)).toEqual(['accepted']);
});

it('says so where a case has no upstream services', async () => {
  const program = `const name = ['fet', 'ch'].join(''); export const get = (url) => globalThis[name](url);`;
  const report = await judge(
    spec(`
      const error = await program.get('http://upstream.example/orders').catch((error) => error);
      expect(error.message).toMatch(/ failed$/);
      expect(error.cause.message).toContain('this case has no upstream services: GET http://upstream.example/orders');
    `),
    program,
  );
  expect(told(report)).toEqual(['accepted']);
});

it('loads no web platform for a spec that only compares values', async () => {
  const report = await judge(
    spec(`
      expect(program.point()).toEqual({ x: 1 });
      const name = ['U', 'RL'].join('');
      expect(Object.getOwnPropertyDescriptor(globalThis, name).get).toBeTypeOf('function');
    `),
    'export const point = () => ({ x: 1 });',
  );
  expect(told(report)).toEqual(['accepted']);
});
