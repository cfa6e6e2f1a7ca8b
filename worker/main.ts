import { z } from 'zod';
import { openLog } from '../src/protocol/open-log.ts';
import { openQueues } from '../src/queue/open-queues.ts';
import type { Bench } from './bench/bench.ts';
import { openLastingBench } from './bench/lasting-bench.ts';
import { HttpCheckSource } from './check-source.ts';
import { HttpJobSource } from './job-source.ts';
import { openChecker } from './open-checker.ts';
import { openWorker, requireContainment } from './open-worker.ts';

const HELP = `minicase worker: judges what a minicase server has queued.

  node worker/main.ts

Environment
  MINICASE_API_URL              the server, such as http://10.0.0.1:3000
  MINICASE_WORKER_TOKEN         the server's worker token
  REDIS_URL or DATABASE_URL     where the server keeps its queues
  MINICASE_BENCHES              how many judgings to run at once (1)
  MINICASE_CHECKS               0 leaves checks of what authors write to other workers (1)
  NODE_ENV=production           refuses to judge below containment level 2 …
  MINICASE_ALLOW_UNCONTAINED=1  … unless this is set
  LOG_LEVEL                     silent, fatal, error, warn, info, debug or trace (info)
`;

const Environment = z
  .object({
    MINICASE_API_URL: z.url({ protocol: /^https?$/ }),
    MINICASE_WORKER_TOKEN: z.string().min(16),
    REDIS_URL: z.string().optional(),
    DATABASE_URL: z.string().optional(),
    MINICASE_BENCHES: z.coerce.number().int().min(1).max(64).default(1),
    MINICASE_CHECKS: z.enum(['0', '1']).default('1'),
    MINICASE_ALLOW_UNCONTAINED: z.enum(['0', '1']).default('0'),
    NODE_ENV: z.string().default('development'),
    LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  })
  .refine((variables) => variables.REDIS_URL !== undefined || variables.DATABASE_URL !== undefined, {
    path: ['REDIS_URL'],
    message: 'REDIS_URL or DATABASE_URL must say where the queues are',
  });
type Environment = z.infer<typeof Environment>;

/** How long a judging may still take when the worker stops. */
const FINISH_WITHIN_MS = 20_000;

async function main(): Promise<void> {
  if (process.argv.includes('--help')) {
    process.stdout.write(HELP);
    return;
  }
  const environment = parseEnvironment();
  const log = openLog(environment.LOG_LEVEL);
  const queues = await openQueues(queueAddress(environment), (error) =>
    log.warn({ err: error }, 'a queue connection failed'),
  );
  const benches = await openBenches(environment.MINICASE_BENCHES);
  if (environment.NODE_ENV === 'production' && environment.MINICASE_ALLOW_UNCONTAINED === '0') {
    requireContainment(benches);
  }
  const { MINICASE_API_URL: apiUrl, MINICASE_WORKER_TOKEN: token } = environment;
  const { judgings, results, checks } = queues;
  const worker = await openWorker({ benches, source: new HttpJobSource(apiUrl, token), judgings, results });
  const checker =
    environment.MINICASE_CHECKS === '1'
      ? await openChecker({ source: new HttpCheckSource(apiUrl, token), checks, slot: benches.length })
      : undefined;
  log.info({ benches: benches.length, isolation: benches[0]?.isolation }, 'the worker is ready');
  let isStopping = false;
  const stop = async () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    await Promise.all([worker.close(FINISH_WITHIN_MS), checker?.close()]);
    await queues.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
}

function parseEnvironment(): Environment {
  const set = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(set);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment is not right:\n${lines.join('\n')}`);
}

function queueAddress({ REDIS_URL: redisUrl, DATABASE_URL: databaseUrl = '' }: Environment) {
  return redisUrl === undefined ? { databaseUrl } : { redisUrl };
}

async function openBenches(count: number): Promise<Bench[]> {
  const benches: Bench[] = [];
  for (let slot = 0; slot < count; slot += 1) benches.push(await openLastingBench({ slot }));
  return benches;
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
