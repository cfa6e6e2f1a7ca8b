import path from 'node:path';
import type { Logger } from 'pino';
import type { Bench } from '../../worker/bench/bench.ts';
import { HttpCheckSource } from '../../worker/check-source.ts';
import { HttpJobSource } from '../../worker/job-source.ts';
import { openChecker } from '../../worker/open-checker.ts';
import { openWorker, requireContainment } from '../../worker/open-worker.ts';
import { listChallengeFolders } from '../catalogue/list-challenge-folders.ts';
import { type Challenge, readChallenge } from '../catalogue/read-challenge.ts';
import { createApp } from '../http/create-app.ts';
import { ENGINE } from '../protocol/engine.ts';
import { openLog } from '../protocol/open-log.ts';
import { openQueues } from '../queue/open-queues.ts';
import { startRetention } from '../service/candidates/keep-retention.ts';
import { startCheckReconciler } from '../service/checks/reconcile-checks.ts';
import { startTimekeeper } from '../service/invitations/keep-time.ts';
import { publishChallenges } from '../service/publish-challenges.ts';
import { startReconciler } from '../service/reconcile-judgings.ts';
import { startRecorder } from '../service/record-judging.ts';
import { startRelay } from '../service/relay-judgings.ts';
import type { Service } from '../service/service.ts';
import { startWebhooks } from '../service/webhooks/keep-webhooks.ts';
import { sealingKeyOf } from '../service/webhooks/webhook-terms.ts';
import { openAccounts } from '../store/accounts/open-accounts.ts';
import { startEmbeddedPostgres } from '../store/embedded/start-embedded-postgres.ts';
import { openStore } from '../store/open-store.ts';
import { issueSetUpLink } from '../store/staff/links.ts';
import { Closers } from './closers.ts';
import { type DataFolder, openDataFolder } from './data-folder.ts';
import { type Environment, singleSignOnOf } from './environment.ts';
import { listen } from './listen.ts';

export type Minicase = {
  readonly address: string;
  readonly apiToken: string;
  /** By which the first admin is made; undefined where there is one. */
  readonly setUpLink: string | undefined;
  readonly service: Service;
  readonly benches: readonly Bench[];
  readonly challenges: readonly Challenge[];
  /** Resolves, with the reason, when something that all depends on has ended by itself. */
  readonly failed: Promise<string>;
  readonly close: () => Promise<void>;
};

export type OpenBench = (options?: { slot?: number }) => Promise<Bench>;

/** How long a judging may still take when the server stops. */
const FINISH_WITHIN_MS = 5_000;

/** Brings up everything that the environment asks for; when something cannot be had, closes the rest again. */
export async function startMinicase(environment: Environment, openBench: OpenBench): Promise<Minicase> {
  const log = openLog(environment.LOG_LEVEL);
  const closers = new Closers((error) => log.error({ err: error }, 'something could not be closed'));
  try {
    return await start(environment, openBench, log, closers);
  } catch (error) {
    await closers.closeAll();
    throw error;
  }
}

async function start(environment: Environment, openBench: OpenBench, log: Logger, closers: Closers): Promise<Minicase> {
  const challenges = await readChallenges(environment.MINICASE_CHALLENGES);
  const dataFolder = await openDataFolder(environment.MINICASE_DATA);
  closers.add(dataFolder.close);
  const { databaseUrl, failed } = await openDatabase(environment, dataFolder, closers);
  const service = await openService(environment, databaseUrl, dataFolder, log, closers);
  await publishChallenges(service, challenges);

  const tokens = {
    api: environment.MINICASE_TOKEN ?? (await dataFolder.readToken('token')),
    worker: environment.MINICASE_WORKER_TOKEN ?? (await dataFolder.readToken('worker-token')),
  };
  const benches: Bench[] = [];
  const address = await serve(environment, service, tokens, benches, closers);
  await startBackground(service, closers);
  await startWorker(environment, service, openBench, benches, new HttpJobSource(address, tokens.worker), closers);
  await startChecker(environment, service, new HttpCheckSource(address, tokens.worker), closers);
  const setUp = await issueSetUpLink(service.store);
  const setUpLink = setUp === undefined ? undefined : `${environment.MINICASE_URL ?? address}/welcome/${setUp.token}`;
  return {
    address,
    apiToken: tokens.api,
    setUpLink,
    service,
    benches,
    challenges,
    failed,
    close: () => closers.closeAll(),
  };
}

async function readChallenges(folder: string): Promise<Challenge[]> {
  return await Promise.all((await listChallengeFolders(folder)).map((name) => readChallenge(path.join(folder, name))));
}

async function openDatabase(environment: Environment, dataFolder: DataFolder, closers: Closers) {
  if (environment.DATABASE_URL !== undefined) {
    return { databaseUrl: environment.DATABASE_URL, failed: new Promise<never>(() => {}) };
  }
  const postgres = await startEmbeddedPostgres(dataFolder.path);
  closers.add(postgres.stop);
  const failed = postgres.ended.then((output) => `The embedded Postgres has ended: ${output}`);
  return { databaseUrl: postgres.databaseUrl, failed };
}

async function openService(
  environment: Environment,
  databaseUrl: string,
  dataFolder: DataFolder,
  log: Logger,
  closers: Closers,
): Promise<Service> {
  const store = await openStore(databaseUrl);
  closers.add(store.close);
  const address = environment.REDIS_URL === undefined ? { databaseUrl } : { redisUrl: environment.REDIS_URL };
  const queues = await openQueues(address, (error) => log.warn({ err: error }, 'a queue connection failed'));
  closers.add(queues.close);
  const secret = environment.MINICASE_AUTH_SECRET ?? (await dataFolder.readToken('auth-secret'));
  const accounts = openAccounts(store, {
    secret,
    origin: environment.MINICASE_URL,
    singleSignOn: singleSignOnOf(environment),
    onError: (message) => log.error({ message }, 'signing in has failed'),
  });
  const keptForDays = environment.MINICASE_RETENTION_DAYS ?? null;
  const challengesFolder = environment.MINICASE_CHALLENGES;
  const webhooks = {
    sealingKey: sealingKeyOf(secret),
    mayBePrivate: environment.MINICASE_WEBHOOKS_TO_PRIVATE_NETWORKS,
  };
  return { store, accounts, queues, log, challengesFolder, engine: ENGINE, keptForDays, webhooks };
}

async function serve(
  environment: Environment,
  service: Service,
  tokens: { readonly api: string; readonly worker: string },
  benches: readonly Bench[],
  closers: Closers,
): Promise<string> {
  const closing = new AbortController();
  const containment = () => benches[0]?.isolation ?? null;
  const app = createApp({
    service,
    tokens,
    origin: environment.MINICASE_URL,
    isBehindProxy: environment.MINICASE_BEHIND_PROXY,
    containment,
    closing: closing.signal,
  });
  const listening = await listen(app, environment.PORT, environment.HOST);
  closers.add(async () => {
    closing.abort();
    await listening.close();
  });
  const host = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(environment.HOST) ? 'localhost' : environment.HOST;
  return `http://${host}:${listening.port}`;
}

async function startBackground(service: Service, closers: Closers): Promise<void> {
  const relay = startRelay(service);
  closers.add(relay.stop);
  const recorder = await startRecorder(service);
  closers.add(recorder.close);
  const reconciler = startReconciler(service);
  closers.add(reconciler.stop);
  const routines = [startCheckReconciler, startTimekeeper, startRetention, startWebhooks];
  for (const start of routines) closers.add(start(service).stop);
}

async function startWorker(
  environment: Environment,
  service: Service,
  openBench: OpenBench,
  benches: Bench[],
  source: HttpJobSource,
  closers: Closers,
): Promise<void> {
  const count = environment.MINICASE_BENCHES;
  if (count === 0) return;
  try {
    for (let slot = 0; slot < count; slot += 1) benches.push(await openBench({ slot }));
    if (environment.NODE_ENV === 'production' && !environment.MINICASE_ALLOW_UNCONTAINED) requireContainment(benches);
    const { judgings, results } = service.queues;
    const worker = await openWorker({ benches, source, judgings, results });
    closers.add(async () => await worker.close(FINISH_WITHIN_MS));
  } catch (error) {
    await Promise.all(benches.map((bench) => bench.close()));
    throw error;
  }
}

/** Behind its own benches, so only where there are some: these tell whether programs are contained well enough. */
async function startChecker(
  { MINICASE_BENCHES: benches, MINICASE_CHECKS: isWanted }: Environment,
  { queues: { checks } }: Service,
  source: HttpCheckSource,
  closers: Closers,
): Promise<void> {
  if (benches === 0 || !isWanted) return;
  const checker = await openChecker({ source, checks, slot: benches });
  closers.add(checker.close);
}
