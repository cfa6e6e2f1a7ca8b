import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';

export type Listening = { readonly port: number; readonly close: () => Promise<void> };

type Application = { readonly fetch: (request: Request) => Response | Promise<Response> };

/**
 * @param setting - what the port is chosen by, for messages.
 * @throws with a sentence where the port is taken or not allowed.
 */
export async function listen(app: Application, port: number, host: string, setting = 'PORT'): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(new Error(explain(cause, port, host, setting), { cause })),
    );
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 1_000).unref();
      await closed;
    },
  };
}

function explain(error: NodeJS.ErrnoException, port: number, host: string, setting: string): string {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} is in use: stop what uses it, or choose another with ${setting}.`;
  if (error.code === 'EACCES') return `Port ${port} is not allowed to this user: choose one from 1024 with ${setting}.`;
  return `minicase cannot listen on ${host}:${port}: ${error.message}`;
}
