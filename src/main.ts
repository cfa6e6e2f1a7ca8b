import path from 'node:path';
import { openLastingBench } from '../worker/bench/lasting-bench.ts';
import { type Environment, parseEnvironment } from './door/environment.ts';
import { judgeSelfCheck } from './door/judge-self-check.ts';
import { type Minicase, startMinicase } from './door/start-minicase.ts';
import { containmentAdvice, exampleCommands, wrap } from './door/welcome.ts';
import { browserBundle } from './http/assets/bundle-browser.ts';

const PROJECT_FOLDER = path.join(import.meta.dirname, '..');

const HELP = `minicase: serves mini cases and judges what is submitted to them.

  npm start             everything in one process, with a Postgres of its own

Environment
  PORT, HOST                    where to listen (3000, 127.0.0.1)
  MINICASE_DATA                 the data folder (.minicase)
  MINICASE_CHALLENGES           the folder of challenges (challenges)
  DATABASE_URL                  a Postgres to use instead of the embedded one
  REDIS_URL                     a Redis to keep the queues in instead of Postgres
  MINICASE_TOKEN                the API's bearer token (made and kept in the data folder)
  MINICASE_WORKER_TOKEN         the token of workers (made and kept in the data folder)
  MINICASE_URL                  where people see this server, if not at HOST and PORT: https://minicase.example.org
  MINICASE_BEHIND_PROXY=1       believes what a proxy of yours says of where requests come from
  MINICASE_AUTH_SECRET          signs sessions (made and kept in the data folder)
  MINICASE_OIDC_ISSUER, …_CLIENT_ID, …_CLIENT_SECRET, …_NAME
                                an OpenID provider to sign in with
  MINICASE_BENCHES              how many judgings to run at once; 0 leaves them to workers (1)
  MINICASE_CHECKS               0 leaves checks of what authors write to workers (1)
  MINICASE_RETENTION_DAYS       erases candidates so many days after their last invitation's end (never)
  MINICASE_SELF_CHECK           0 skips the judging of a model solution at start
  NODE_ENV=production           refuses to judge below containment level 2 …
  MINICASE_ALLOW_UNCONTAINED=1  … unless this is set
  LOG_LEVEL                     silent, fatal, error, warn, info, debug or trace (warn)
`;

async function main(): Promise<void> {
  if (process.argv.includes('--help') || process.argv.includes('-h')) {
    process.stdout.write(HELP);
    return;
  }
  const environment = parseEnvironment(process.env, PROJECT_FOLDER);
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping.signal.aborted) process.exit(1);
      stopping.abort();
    });
  }
  print('minicase is starting …');
  const minicase = await startMinicase(environment, openLastingBench);
  const stop = async (exitCode: number) => {
    process.exitCode = exitCode;
    await minicase.close();
    process.exit();
  };
  void minicase.failed.then(async (reason) => {
    if (stopping.signal.aborted) return;
    process.stderr.write(`${reason}\n`);
    await stop(1);
  });
  stopping.signal.addEventListener('abort', () => {
    print('\nminicase is stopping …');
    void stop(0);
  });
  if (stopping.signal.aborted) await stop(0);
  else await welcome(minicase, environment);
}

async function welcome(minicase: Minicase, environment: Environment): Promise<void> {
  const isolation = minicase.benches[0]?.isolation;
  // So that the first page need not wait for it.
  void browserBundle().catch(() => undefined);
  print('');
  if (isolation !== undefined) {
    print(`  contained   level ${isolation.level}${listed(isolation.mechanisms)}`);
    if (environment.MINICASE_SELF_CHECK) {
      print(`  self-check  ${await judgeSelfCheck(minicase, environment.MINICASE_CHALLENGES)}`);
    }
  }
  print(`  open        ${minicase.address}`);
  print(`  reference   ${minicase.address}/api/reference`);
  print(`  token       ${minicase.apiToken}`);
  if (minicase.setUpLink !== undefined) print(`  set up      ${minicase.setUpLink}`);
  const advice = isolation === undefined ? undefined : containmentAdvice(isolation);
  if (advice !== undefined) print(`\n${wrap(advice)}`);
  const [submit, follow, read] = await exampleCommands(minicase, environment.MINICASE_DATA);
  if (submit === undefined) return;
  print(
    `\nSubmit the starter, and wait for its score:\n\n${submit}\n\nReplay how any submission was judged, or read it again, by its id:\n`,
  );
  print(`${follow}\n${read}\n\nCtrl-C stops minicase.`);
}

function listed(mechanisms: readonly string[]): string {
  return mechanisms.length === 0 ? '' : `: ${mechanisms.join(', ')}`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (process.env['LOG_LEVEL'] === 'debug') console.error(error);
  process.exit(1);
}
