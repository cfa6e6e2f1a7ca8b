import path from 'node:path';
import { z } from 'zod';

const Switch = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1');
const Token = z.string().min(16, 'must be at least 16 characters').regex(/^\S+$/, 'must not hold spaces');

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
  MINICASE_BENCHES: z.coerce.number().int().min(0).max(64).default(1),
  MINICASE_RETENTION_DAYS: z.coerce.number().int().min(1).max(36_500).optional(),
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
  return {
    ...parsed.data,
    MINICASE_DATA: path.resolve(projectFolder, parsed.data.MINICASE_DATA),
    MINICASE_CHALLENGES: path.resolve(projectFolder, parsed.data.MINICASE_CHALLENGES),
  };
}
