import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fault, Scenario, UpstreamAnswer } from './scenario.ts';

export type UpstreamServer = {
  readonly url: string;
  /** What goes wrong with the next requests, one after the other. */
  readonly disturb: (faults: readonly Fault[]) => void;
  readonly close: () => Promise<void>;
};

/** A real HTTP server that has the faults which a world's service has. */
export async function startUpstream({ openUpstream }: Scenario): Promise<UpstreamServer> {
  const handle = openUpstream();
  let faults: Fault[] = [];

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const fault = faults.shift();
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (fault === 'timeout') return;
    if (fault === 'reset') return void request.socket.resetAndDestroy();
    if (typeof fault === 'number') return send(response, { status: fault, body: { error: 'not now' } });
    if (typeof fault === 'object' && 'status' in fault) {
      const headers = { 'retry-after': String(Number.parseInt(fault.retryAfter, 10)) };
      return send(response, { status: fault.status, headers, body: { error: 'not now' } });
    }
    if (typeof fault === 'object' && 'delay' in fault) {
      await new Promise((resolve) => setTimeout(resolve, Number.parseInt(fault.delay, 10)));
    }
    const answer = handle({
      method: request.method ?? '',
      path: request.url ?? '',
      headers: new Headers(request.headers as Record<string, string>),
      body: Buffer.concat(chunks).toString('utf8'),
    });
    if (typeof fault === 'object' && 'drop' in fault) return drop(response, answer);
    send(response, answer);
  }

  const server = createServer((request, response) => void serve(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    disturb(next) {
      faults = [...next];
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function send(response: ServerResponse, { status = 200, headers = {}, body }: UpstreamAnswer): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body === null ? undefined : JSON.stringify(body));
}

function drop(response: ServerResponse, { status = 200, body }: UpstreamAnswer): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.write(text.slice(0, text.length / 2), () => response.socket?.destroy());
}
