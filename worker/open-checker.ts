import type { CheckQueue } from '../src/queue/queues.ts';
import { checkFolder } from './check-folder.ts';
import type { CheckSource } from './check-source.ts';

export type CheckerParts = {
  readonly source: CheckSource;
  readonly checks: CheckQueue;
  /** Which of the machine's benches checks have: the one behind those for candidates. */
  readonly slot: number;
};

/** Sets a worker to check what authors have written, one folder at a time. */
export async function openChecker({
  checks,
  ...parts
}: CheckerParts): Promise<{ readonly close: () => Promise<void> }> {
  const abandoned = new AbortController();
  const consumer = await checks.consume(
    async ({ checkId }) => await checkFolder({ ...parts, abandoned: abandoned.signal }, checkId),
  );
  return {
    close: async () => {
      abandoned.abort();
      await consumer.close();
    },
  };
}
