import type { EntryStatus, InboxEntry, InboxPolicy, InboxStore, Ledger, WorkReport } from './types.ts';

/** The loop: pages of due entries, and as many hands as the policy allows. */
export function createWorker(store: InboxStore, ledger: Ledger, policy: InboxPolicy): () => Promise<WorkReport> {
  async function call(entry: InboxEntry): Promise<'ok' | 'failed'> {
    const timeout = Promise.withResolvers<'failed'>();
    const timer = setTimeout(() => timeout.resolve('failed'), policy.timeoutMs);
    try {
      return await Promise.race([ledger.apply(entry.update).then(() => 'ok' as const), timeout.promise]);
    } catch {
      return 'failed';
    } finally {
      clearTimeout(timer);
    }
  }

  async function finish(entry: InboxEntry): Promise<InboxEntry> {
    const newest = await store.newestSequence(entry.update.paymentId);
    if (newest > entry.update.sequence) return { ...entry, status: 'superseded' };
    const outcome = await call(entry);
    const tries = entry.tries + 1;
    if (outcome === 'ok') return { ...entry, tries, status: 'delivered' };
    if (tries === policy.maxTries) return { ...entry, tries, status: 'dead' };
    let delay = policy.baseDelayMs;
    for (let failure = 1; failure < tries && delay < policy.maxDelayMs; failure += 1) delay *= 2;
    return { ...entry, tries, dueAt: Date.now() + Math.min(delay, policy.maxDelayMs) };
  }

  async function hand(page: InboxEntry[], count: (status: EntryStatus) => void): Promise<void> {
    for (let entry = page.shift(); entry !== undefined; entry = page.shift()) {
      const finished = await finish(entry);
      await store.save(finished);
      count(finished.status);
    }
  }

  return async () => {
    const report = { waiting: 0, delivered: 0, superseded: 0, dead: 0 };
    for (;;) {
      const page = await store.findDue(Date.now(), 100);
      if (page.length === 0) return report;
      const hands = Array.from({ length: policy.concurrency }, () =>
        hand(page, (status) => {
          report[status] += 1;
        }),
      );
      const results = await Promise.allSettled(hands);
      for (const result of results) if (result.status === 'rejected') throw result.reason;
    }
  };
}
