import path from 'node:path';
import { z } from 'zod';
import type { SingleSignOn } from '../store/accounts/open-accounts.ts';

const Switch = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1');
const Token = z.string().min(16, 'must be at least 16 characters').regex(/^\S+$/, 'must not hold spaces');

const Origin = z
  .url({ protocol: /^https?$/, error: 'must be an address such as https://minicase.example.org' })
  .refine((url) => new URL(url).href === `${new URL(url).origin}/`, 'must be an address without a path')
  .transform((url) => new URL(url).origin);

/** What the environment may say. An empty variable is one that is not set. */
export const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3_000),
  HOST: z.string().default('127.0.0.1'),
  MINICASE_DATA: z.string().default('.minicase'),
  MINICASE_CHALLENGES: z.string().default('challenges'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgresql://')
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must start with redis:// or rediss://')
    .optional(),
  MINICASE_TOKEN: Token.optional(),
  MINICASE_WORKER_TOKEN: Token.optional(),
  MINICASE_URL: Origin.optional(),
  MINICASE_BEHIND_PROXY: Switch,
  MINICASE_AUTH_SECRET: z.string().min(32, 'must be at least 32 characters').optional(),
  MINICASE_OIDC_ISSUER: z.url({ protocol: /^https?$/, error: 'must be the address of an OpenID provider' }).optional(),
  MINICASE_OIDC_CLIENT_ID: z.string().optional(),
  MINICASE_OIDC_CLIENT_SECRET: z.string().optional(),
  MINICASE_OIDC_NAME: z.string().max(60).default('single sign-on'),
  MINICASE_BENCHES: z.coerce.number().int().min(0).max(64).default(1),
  MINICASE_CHECKS: Switch.prefault('1'),
  MINICASE_RETENTION_DAYS: z.coerce.number().int().min(1).max(36_500).optional(),
  MINICASE_WEBHOOKS_TO_PRIVATE_NETWORKS: Switch,
  MINICASE_ALLOW_UNCONTAINED: Switch,
  MINICASE_SELF_CHECK: Switch.prefault('1'),
  NODE_ENV: z.string().default('development'),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('warn'),
});
export type Environment = z.infer<typeof Environment>;

/**
 * Reads the variables; relative folders are the project's.
 *
 * @throws with one line for each that is wrong.
 */
export function parseEnvironment(variables: NodeJS.ProcessEnv, projectFolder: string): Environment {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(set);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The environment is not right:\n${lines.join('\n')}`);
  }
  requireWholeSingleSignOn(parsed.data);
  return {
    ...parsed.data,
    MINICASE_DATA: path.resolve(projectFolder, parsed.data.MINICASE_DATA),
    MINICASE_CHALLENGES: path.resolve(projectFolder, parsed.data.MINICASE_CHALLENGES),
  };
}

/** The provider sends people back to an address that it has been told: that cannot be whatever a request says. */
function requireWholeSingleSignOn(environment: Environment): void {
  if (environment.MINICASE_OIDC_ISSUER === undefined) return;
  for (const name of ['MINICASE_OIDC_CLIENT_ID', 'MINICASE_OIDC_CLIENT_SECRET', 'MINICASE_URL'] as const) {
    if (environment[name] === undefined) {
      throw new Error(`The environment is not right:\n  ${name}: is needed beside MINICASE_OIDC_ISSUER`);
    }
  }
}

/** The single sign-on that is set up, if any. */
export function singleSignOnOf(environment: Environment): SingleSignOn | undefined {
  const issuer = environment.MINICASE_OIDC_ISSUER;
  const clientId = environment.MINICASE_OIDC_CLIENT_ID;
  const clientSecret = environment.MINICASE_OIDC_CLIENT_SECRET;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined;
  return { name: environment.MINICASE_OIDC_NAME, issuer, clientId, clientSecret };
}
