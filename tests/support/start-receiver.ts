import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { WebhookEvent } from '../../src/protocol/webhook-event.ts';

export type Received = { readonly headers: IncomingHttpHeaders; readonly body: string; readonly event: WebhookEvent };
export type Answering = {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
};

export type Receiver = {
  readonly url: string;
  /** All that has come, in order, by way of however many starts. */
  readonly received: readonly Received[];
  /** How many were being answered at once, at most. */
  readonly busiest: () => number;
  /** Resolves once so many have come. */
  readonly until: (count: number) => Promise<void>;
  readonly stop: () => Promise<void>;
  /** On the same port as before. */
  readonly start: () => Promise<void>;
};

/** A system that wants to be told, on a port of its own. */
export async function startReceiver(
  answer: (received: Received) => Answering | Promise<Answering> = () => ({ status: 204 }),
): Promise<Receiver> {
  const received: Received[] = [];
  const waiting = new Set<() => void>();
  let server: Server | undefined;
  let port = 0;
  let busy = 0;
  let busiest = 0;
  const start = async () => {
    server = createServer(async (request, response) => {
      busy += 1;
      busiest = Math.max(busiest, busy);
      response.once('close', () => {
        busy -= 1;
      });
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const body = Buffer.concat(chunks).toString('utf8');
      const one = { headers: request.headers, body, event: WebhookEvent.parse(JSON.parse(body)) };
      received.push(one);
      for (const look of waiting) look();
      const { status, headers = {}, body: said = '' } = await answer(one);
      response.writeHead(status, headers).end(said);
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  };
  const stop = async () => {
    const stopping = server;
    if (stopping === undefined) return;
    server = undefined;
    stopping.close();
    stopping.closeAllConnections();
    await once(stopping, 'close');
  };
  await start();
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    received,
    busiest: () => busiest,
    until: async (count) =>
      await new Promise<void>((resolve) => {
        const look = () => {
          if (received.length < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    stop,
    start,
  };
}

/** What was received, as a receiver that has the secret believes it. @throws where the signature is not by it */
export function verified(secret: string, { headers, body }: Received): unknown {
  return new Webhook(secret).verify(body, headers as Record<string, string>);
}
