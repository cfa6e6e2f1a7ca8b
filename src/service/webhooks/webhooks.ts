import { randomUUID } from 'node:crypto';
import {
  type DeliveryId,
  type DeliveryPage,
  type DeliveryView,
  type NewWebhook,
  type WebhookChange,
  WebhookId,
  type WebhookRequest,
  type WebhookView,
} from '../../protocol/webhook-view.ts';
import {
  addWebhook,
  changeWebhook as changeInStore,
  deleteWebhook as deleteInStore,
  replaceSecret as replaceInStore,
} from '../../store/webhooks/change-webhooks.ts';
import { type Ordered, orderPing, orderReplay } from '../../store/webhooks/order-delivery.ts';
import { findDelivery, readDeliveries, type StoredDelivery } from '../../store/webhooks/read-deliveries.ts';
import { findWebhook, readWebhooks, type StoredWebhook } from '../../store/webhooks/read-webhooks.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';
import { faultOfUrl } from './fault-of-url.ts';
import { makeWebhookSecret, sealSecret } from './webhook-secret.ts';

/** Each is told by itself, so many at once. */
const WEBHOOKS_AT_MOST = 50;

const PAGE = 25;

const NO_SUCH = 'There is no such webhook.';

/** The newest first. */
export async function listWebhooks(service: Service): Promise<WebhookView[]> {
  return (await readWebhooks(service.store)).map(viewOf);
}

/**
 * Makes a webhook, whose secret is told this once.
 *
 * @throws Refusal `invalid` where its address is none to send to, or `conflict` where there are too many
 */
export async function createWebhook(service: Service, request: WebhookRequest, by: string): Promise<NewWebhook> {
  const id = WebhookId.parse(randomUUID());
  const { secret, sealedSecret } = newSecret(service, id);
  const url = normalised(service, request.url);
  const added = await addWebhook(service.store, { ...request, url, id, sealedSecret }, by, WEBHOOKS_AT_MOST);
  if (added === undefined) {
    throw new Refusal('conflict', `There are ${WEBHOOKS_AT_MOST} webhooks, which is as many as there may be.`);
  }
  return { webhook: viewOf(added), secret };
}

/** @throws Refusal `not-found`, or `invalid` where its address is none to send to */
export async function changeWebhook(
  service: Service,
  id: WebhookId,
  change: WebhookChange,
  by: string,
): Promise<WebhookView> {
  const url = change.url === undefined ? undefined : normalised(service, change.url);
  const changed = await changeInStore(service.store, id, { ...change, url }, by);
  if (changed === undefined) throw new Refusal('not-found', NO_SUCH);
  return viewOf(changed);
}

/** @throws Refusal `not-found` */
export async function deleteWebhook(service: Service, id: WebhookId, by: string): Promise<void> {
  if (!(await deleteInStore(service.store, id, by))) throw new Refusal('not-found', NO_SUCH);
}

/**
 * Makes another secret, told this once; the one so far signs beside it for a day.
 *
 * @throws Refusal `not-found`
 */
export async function replaceSecret(service: Service, id: WebhookId, by: string): Promise<NewWebhook> {
  const { secret, sealedSecret } = newSecret(service, id);
  const webhook = await replaceInStore(service.store, id, sealedSecret, by);
  if (webhook === undefined) throw new Refusal('not-found', NO_SUCH);
  return { webhook: viewOf(webhook), secret };
}

/** @throws Refusal `not-found`, or `conflict` where it is disabled */
export async function pingWebhook(service: Service, id: WebhookId): Promise<DeliveryView> {
  return await readOrdered(service, await orderPing(service.store, id), NO_SUCH);
}

/** @throws Refusal `not-found`, or `conflict` where its webhook is disabled */
export async function replayDelivery(service: Service, id: DeliveryId, by: string): Promise<DeliveryView> {
  return await readOrdered(service, await orderReplay(service.store, id, by), 'There is no such delivery.');
}

/**
 * @param before what a page before this one said is `next`
 * @throws Refusal `not-found`
 */
export async function listDeliveries(
  service: Service,
  id: WebhookId,
  before: string | undefined,
): Promise<DeliveryPage> {
  if ((await findWebhook(service.store.database, id)) === undefined) throw new Refusal('not-found', NO_SUCH);
  const found = await readDeliveries(service.store, id, before, PAGE + 1);
  const page = found.slice(0, PAGE);
  return { deliveries: page.map(deliveryOf), next: found.length > PAGE ? (page.at(-1)?.number ?? null) : null };
}

async function readOrdered(service: Service, ordered: Ordered, missing: string): Promise<DeliveryView> {
  if (ordered.type === 'disabled') throw new Refusal('conflict', 'The webhook is disabled: enable it first.');
  const delivery = ordered.type === 'ordered' ? await findDelivery(service.store, ordered.id) : undefined;
  if (delivery === undefined) throw new Refusal('not-found', missing);
  return deliveryOf(delivery);
}

function newSecret(service: Service, id: WebhookId): { readonly secret: string; readonly sealedSecret: string } {
  const secret = makeWebhookSecret();
  return { secret, sealedSecret: sealSecret(secret, id, service.webhooks.sealingKey) };
}

function normalised(service: Service, url: string): string {
  const fault = faultOfUrl(url, service.webhooks.mayBePrivate);
  if (fault !== undefined) throw new Refusal('invalid', `The address ${fault}`, [{ path: 'url', message: fault }]);
  return new URL(url).href;
}

function viewOf({ delivered, waiting, failed, createdAt, ...webhook }: StoredWebhook): WebhookView {
  return { ...webhook, createdAt: createdAt.toISOString(), deliveries: { delivered, waiting, failed } };
}

function deliveryOf({ number: _, createdAt, nextTryAt, tries, ...delivery }: StoredDelivery): DeliveryView {
  return {
    ...delivery,
    createdAt: createdAt.toISOString(),
    nextTryAt: nextTryAt?.toISOString() ?? null,
    tries: tries.map(({ at, ...each }) => ({ ...each, at: new Date(at).toISOString() })),
  };
}
