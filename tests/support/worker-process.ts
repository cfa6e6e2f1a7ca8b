import { openQueues } from '../../src/queue/open-queues.ts';
import { HttpJobSource } from '../../worker/job-source.ts';
import { openWorker } from '../../worker/open-worker.ts';
import { openScriptedBench } from './scripted-bench.ts';

/** A worker as `worker/main.ts` starts it, with a scripted bench: a process for tests to kill. */
const { MINICASE_API_URL = '', MINICASE_WORKER_TOKEN = '', REDIS_URL, DATABASE_URL = '' } = process.env;
const queues = await openQueues(
  REDIS_URL === undefined ? { databaseUrl: DATABASE_URL } : { redisUrl: REDIS_URL },
  () => {},
);
await openWorker({
  benches: [await openScriptedBench()],
  source: new HttpJobSource(MINICASE_API_URL, MINICASE_WORKER_TOKEN),
  judgings: queues.judgings,
  results: queues.results,
});
process.stdout.write('ready\n');
