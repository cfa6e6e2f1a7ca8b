import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Logger } from 'pino';
import { type AppOptions, createApp } from '../../src/http/create-app.ts';
import type { RateLimits } from '../../src/http/rate-limit.ts';
import type { AccountsOptions } from '../../src/store/accounts/open-accounts.ts';
import { type OpenService, openService } from './open-service.ts';

export const TOKENS = { api: 'api-token-for-tests', worker: 'worker-token-for-tests' };

export type OpenApp = {
  readonly app: OpenAPIHono;
  readonly service: OpenService;
  /** Asks with the API token. */
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>;
  /** Submits a body, JSON or not, with the API token. */
  readonly submit: (body: unknown, headers?: Record<string, string>) => Promise<Response>;
  readonly close: () => Promise<void>;
};

/** As many requests as tests like, if not told. */
export type OpenAppOptions = Partial<Pick<AppOptions, 'identifiers' | 'origin' | 'isBehindProxy' | 'rateLimits'>> & {
  readonly log?: Logger;
  readonly accounts?: Partial<AccountsOptions>;
};

const PLENTY: RateLimits = {
  requests: { name: 'requests', atMost: 1_000_000, inSeconds: 1 },
  failures: { name: 'failures', atMost: 1_000_000, inSeconds: 1 },
  drafts: { name: 'drafts', atMost: 1_000_000, inSeconds: 1 },
  submissions: { name: 'submissions', atMost: 1_000_000, inSeconds: 1 },
  reports: { name: 'reports', atMost: 1_000_000, inSeconds: 1 },
};

/** The API on a service of its own, spoken to without a port. */
export async function openApp({ log, accounts, ...options }: OpenAppOptions = {}): Promise<OpenApp> {
  const service = await openService(log, { origin: options.origin, ...accounts });
  const closing = new AbortController();
  const app = createApp({
    service,
    tokens: TOKENS,
    rateLimits: PLENTY,
    ...options,
    containment: () => ({ level: 3, mechanisms: ['bwrap'] }),
    closing: closing.signal,
  });
  const ask: OpenApp['ask'] = async (path, init = {}) =>
    await app.request(path, { ...init, headers: { authorization: `Bearer ${TOKENS.api}`, ...init.headers } });
  return {
    app,
    service,
    ask,
    submit: async (body, headers = {}) =>
      await ask('/api/submissions', {
        method: 'POST',
        body: typeof body === 'string' || body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      }),
    close: async () => {
      closing.abort();
      await service.close();
    },
  };
}
