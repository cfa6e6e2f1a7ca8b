import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';

declare module 'hono' {
  interface ContextVariableMap {
    /** Where the request comes from, as far as can be known. */
    address: string;
    /** Where people see this server: what links begin with. */
    origin: string;
  }
}

export type Connection = {
  /** Where people see this server, where that is not where requests say they go. */
  readonly origin?: string | undefined;
  /** Whether what a proxy says of addresses is to be believed: anyone else could say anything. */
  readonly isBehindProxy?: boolean | undefined;
};

export function noteConnection({ origin, isBehindProxy = false }: Connection): MiddlewareHandler {
  return async (context, next) => {
    context.set('address', (isBehindProxy ? forwardedFor(context) : undefined) ?? connectedFrom(context));
    context.set('origin', origin ?? new URL(context.req.url).origin);
    return await next();
  };
}

/** The last one was written by our own proxy. */
function forwardedFor(context: Context): string | undefined {
  return context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
}

function connectedFrom(context: Context): string {
  try {
    return getConnInfo(context).remote.address ?? 'unknown';
  } catch {
    // Asked without a connection, as tests do.
    return 'unknown';
  }
}
