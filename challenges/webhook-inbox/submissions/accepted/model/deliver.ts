import type { InboxEntry, InboxOptions, InboxPolicy, Ledger, PaymentUpdate, WorkReport } from './types.ts';

/** Deals with all that is due, and with what becomes due meanwhile: as many at once as the policy allows. */
export async function deliverAllDue({ store, ledger, policy }: InboxOptions): Promise<WorkReport> {
  const report = { waiting: 0, delivered: 0, superseded: 0, dead: 0 };

  async function dealWith(entry: InboxEntry): Promise<void> {
    const newest = await store.newestSequence(entry.update.paymentId);
    const next: InboxEntry =
      newest > entry.update.sequence ? { ...entry, status: 'superseded' } : await tryOnce(entry, ledger, policy);
    await store.save(next);
    report[next.status] += 1;
  }

  for (;;) {
    const entries = await store.findDue(Date.now(), policy.concurrency);
    if (entries.length === 0) return report;
    // All settled: whatever fails, nothing of this run may still be on its way when the next one begins.
    const outcomes = await Promise.allSettled(entries.map(dealWith));
    const failure = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failure !== undefined) throw failure.reason;
  }
}

async function tryOnce(entry: InboxEntry, ledger: Ledger, policy: InboxPolicy): Promise<InboxEntry> {
  const tries = entry.tries + 1;
  if (await isApplied(entry.update, ledger, policy.timeoutMs)) return { ...entry, tries, status: 'delivered' };
  if (tries >= policy.maxTries) return { ...entry, tries, status: 'dead' };
  const delayMs = Math.min(policy.baseDelayMs * 2 ** (tries - 1), policy.maxDelayMs);
  return { ...entry, tries, dueAt: Date.now() + delayMs };
}

async function isApplied(update: PaymentUpdate, ledger: Ledger, timeoutMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, timeoutMs, false);
  });
  const applied = ledger.apply(update).then(
    () => true,
    () => false,
  );
  return await Promise.race([applied, tooLate]).finally(
    // Stryker disable next-line all: a timer that is left over answers a race that is over
    () => clearTimeout(timer),
  );
}
