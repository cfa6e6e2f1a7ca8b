import { sql, type Transaction } from 'kysely';
import type { WebhookChange, WebhookId, WebhookRequest } from '../../protocol/webhook-view.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Store } from '../store.ts';
import type { Tables } from '../tables.ts';
import { findWebhook, type StoredWebhook } from './read-webhooks.ts';

/** For how long the secret before the newest signs as well. */
const OLD_SECRET_SIGNS = sql`interval '24 hours'`;

export type NewStoredWebhook = WebhookRequest & {
  readonly id: WebhookId;
  /** See `sealSecret`. */
  readonly sealedSecret: string;
};

/** @returns undefined where there are `atMost` already. */
export async function addWebhook(
  store: Store,
  { id, url, events, note, sealedSecret }: NewStoredWebhook,
  by: string,
  atMost: number,
): Promise<StoredWebhook | undefined> {
  return await store.database.transaction().execute(async (transaction) => {
    await sql`lock table webhooks in share row exclusive mode`.execute(transaction);
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from webhooks`.execute(transaction);
    if ((rows[0]?.count ?? 0) >= atMost) return undefined;
    await transaction
      .insertInto('webhooks')
      .values({ id, url, events, note, sealed_secret: sealedSecret, created_by: by })
      .execute();
    const added = await findWebhook(transaction, id);
    await writeDown(transaction, by, 'add', id, undefined, added);
    return added;
  });
}

/** @returns undefined where there is no such webhook. */
export async function changeWebhook(
  store: Store,
  id: WebhookId,
  { url, events, note, isEnabled }: WebhookChange,
  by: string,
): Promise<StoredWebhook | undefined> {
  return await store.database.transaction().execute(async (transaction) => {
    const before = await lockWebhook(transaction, id);
    if (before === undefined) return undefined;
    await transaction
      .updateTable('webhooks')
      .set({
        url: url ?? before.url,
        events: events ?? before.events,
        note: note === undefined ? before.note : note,
        is_enabled: isEnabled ?? before.isEnabled,
      })
      .where('id', '=', id)
      .execute();
    const after = await findWebhook(transaction, id);
    await writeDown(transaction, by, 'change', id, before, after);
    return after;
  });
}

/** Takes what waits for it along. @returns whether it was there. */
export async function deleteWebhook(store: Store, id: WebhookId, by: string): Promise<boolean> {
  return await store.database.transaction().execute(async (transaction) => {
    const before = await lockWebhook(transaction, id);
    if (before === undefined) return false;
    await transaction.deleteFrom('webhooks').where('id', '=', id).execute();
    await writeDown(transaction, by, 'delete', id, before, undefined);
    return true;
  });
}

/** Gives it another secret; the one so far signs beside it for a day. @returns undefined where there is no such webhook. */
export async function replaceSecret(
  store: Store,
  id: WebhookId,
  sealedSecret: string,
  by: string,
): Promise<StoredWebhook | undefined> {
  return await store.database.transaction().execute(async (transaction) => {
    const webhook = await lockWebhook(transaction, id);
    if (webhook === undefined) return undefined;
    await transaction
      .updateTable('webhooks')
      .set({
        sealed_secret: sealedSecret,
        sealed_old_secret: sql<string>`sealed_secret`,
        old_secret_until: sql<Date>`clock_timestamp() + ${OLD_SECRET_SIGNS}`,
      })
      .where('id', '=', id)
      .execute();
    await writeDown(transaction, by, 'replace-secret', id, undefined, undefined);
    return webhook;
  });
}

/** Stops telling it anything, as it asked us to. */
export async function disableGone(transaction: Transaction<Tables>, id: WebhookId): Promise<void> {
  const before = await lockWebhook(transaction, id);
  if (before?.isEnabled !== true) return;
  await transaction.updateTable('webhooks').set({ is_enabled: false }).where('id', '=', id).execute();
  await writeDown(transaction, 'minicase', 'disable', id, before, { ...before, isEnabled: false });
}

/** Keeps anyone else from changing or deleting it until the transaction ends. */
export async function lockWebhook(transaction: Transaction<Tables>, id: WebhookId): Promise<StoredWebhook | undefined> {
  await transaction.selectFrom('webhooks').select('id').where('id', '=', id).forUpdate().execute();
  return await findWebhook(transaction, id);
}

async function writeDown(
  transaction: Transaction<Tables>,
  by: string,
  verb: string,
  id: WebhookId,
  before: StoredWebhook | undefined,
  after: StoredWebhook | undefined,
): Promise<void> {
  await appendAudit(transaction, [
    {
      by,
      action: `webhook.${verb}`,
      subjectType: 'webhook',
      subjectId: id,
      before: before === undefined ? null : termsOf(before),
      after: after === undefined ? null : termsOf(after),
    },
  ]);
}

/** What was asked for, without how it goes. */
function termsOf({ url, events, note, isEnabled }: StoredWebhook) {
  return { url, events, note, isEnabled };
}
