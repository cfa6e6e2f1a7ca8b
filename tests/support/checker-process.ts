import { openQueues } from '../../src/queue/open-queues.ts';
import { HttpCheckSource } from '../../worker/check-source.ts';
import { openChecker } from '../../worker/open-checker.ts';

/** What of a worker checks what authors write: a process for tests to kill. */
const { MINICASE_API_URL = '', MINICASE_WORKER_TOKEN = '', DATABASE_URL = '' } = process.env;
const queues = await openQueues({ databaseUrl: DATABASE_URL }, () => {});
await openChecker({
  source: new HttpCheckSource(MINICASE_API_URL, MINICASE_WORKER_TOKEN),
  checks: queues.checks,
  slot: 1,
});
process.stdout.write('ready\n');
