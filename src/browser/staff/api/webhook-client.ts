import { type ClientRequestOptions, hc } from 'hono/client';
import type { WebhookApi } from '../../../http/webhook-routes.ts';
import type { WebhookEventType, WebhookView } from '../../../protocol/webhook-view.ts';
import { apiFetch, readJson, requestJson } from '../../api/request.ts';

const OPTIONS: ClientRequestOptions = { fetch: apiFetch };
const { webhooks, 'webhook-deliveries': deliveries } = hc<WebhookApi>(location.origin, OPTIONS).api;

export type WebhookTerms = {
  readonly url: string;
  readonly events: readonly WebhookEventType[];
  readonly note: string | null;
};

const written = ({ events, ...terms }: WebhookTerms) => ({ ...terms, events: [...events] });

/** Newest first. */
export const listWebhooks = async () => (await readJson(webhooks.$get())).webhooks;
/** Its secret is told this once. */
export const createWebhook = (terms: WebhookTerms) => readJson(webhooks.$post({ json: written(terms) }));
export const changeWebhook = ({ id }: WebhookView, terms: WebhookTerms) =>
  readJson(webhooks[':id'].$patch({ param: { id }, json: written(terms) }));
export const enableWebhook = ({ id }: WebhookView, isEnabled: boolean) =>
  readJson(webhooks[':id'].$patch({ param: { id }, json: { isEnabled } }));
export const deleteWebhook = ({ id }: WebhookView): Promise<undefined> =>
  requestJson(webhooks[':id'].$url({ param: { id } }).pathname, { method: 'DELETE' });
export const replaceSecret = ({ id }: WebhookView) => readJson(webhooks[':id'].secret.$post({ param: { id } }));
export const pingWebhook = ({ id }: WebhookView) => readJson(webhooks[':id'].ping.$post({ param: { id } }));
/** Twenty-five at a time, newest first. */
export const readDeliveries = (id: string, before: string | null) =>
  readJson(webhooks[':id'].deliveries.$get({ param: { id }, query: before === null ? {} : { before } }));
export const replayDelivery = (id: string) => readJson(deliveries[':id'].replay.$post({ param: { id } }));
