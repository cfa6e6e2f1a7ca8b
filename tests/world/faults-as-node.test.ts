import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Fault } from '../../worker/world/services/fault.ts';
import { openWorld } from './open-world.ts';

/** What a real server does for each fault. */
const REAL: readonly (readonly [fault: Fault, answer: (response: ServerResponse) => void])[] = [
  ['reset', (response) => response.socket?.resetAndDestroy()],
  [{ drop: 'before-headers' }, (response) => response.socket?.end()],
  [
    { drop: 'mid-body' },
    (response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('x'.repeat(50), () => response.socket?.end());
    },
  ],
  [{ status: 503, body: 'busy' }, (response) => response.writeHead(503, { 'content-type': 'text/plain' }).end('busy')],
  [{ body: 'empty' }, (response) => response.writeHead(200).end()],
];

let server: Server;
let port = 0;

beforeAll(async () => {
  server = createServer((request, response) => REAL[Number(request.url?.slice(1))]?.[1](response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => server.close());

/** How a call ends, as a program can see it. */
async function endOf(call: Promise<Response>): Promise<unknown> {
  try {
    const response = await call;
    return { status: response.status, text: await response.text() };
  } catch (error) {
    const { name, message, cause } = error as Error & {
      cause: Error & { code?: string; syscall?: string; errno?: number };
    };
    const { name: causeName, code, syscall, errno } = cause;
    return {
      name,
      message,
      isTypeError: error instanceof TypeError,
      causeName,
      code,
      syscall,
      errno,
      cause: cause.message,
    };
  }
}

async function endInWorld(fault: Fault): Promise<unknown> {
  const { world, http, HttpResponse, fetch } = openWorld();
  world.service('http://service.example', [http.all('*', () => HttpResponse.text('x'.repeat(100)))]).script([fault]);
  return await endOf(fetch('http://service.example/'));
}

it.each(REAL.map(([fault], place) => [fault, place] as const))(
  "%j ends as with Node's own fetch",
  async (fault, place) => {
    expect(await endInWorld(fault)).toEqual(await endOf(fetch(`http://127.0.0.1:${port}/${place}`)));
  },
);

it("'refused' and 'dns' end as with Node's own fetch, but for the address", async () => {
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
  const { port: unused } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  const withoutAddress = (end: unknown): unknown => ({
    ...(end as object),
    cause: (end as { cause: string }).cause.replace(/ \S+$/, ''),
  });
  expect(withoutAddress(await endInWorld('refused'))).toEqual(
    withoutAddress(await endOf(fetch(`http://127.0.0.1:${unused}/`))),
  );
  expect(await endInWorld('dns')).toMatchObject({
    name: 'TypeError',
    message: 'fetch failed',
    code: 'ENOTFOUND',
    syscall: 'getaddrinfo',
  });
});
