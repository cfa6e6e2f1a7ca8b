import { z } from 'zod';
import { Note } from './invitation-view.ts';

/** What another system can be told of as it happens. */
export const WEBHOOK_EVENTS = [
  'ping',
  'invitation.started',
  'invitation.ended',
  'submission.judged',
  'decision.proposed',
  'decision.made',
] as const;
export const WebhookEventType = z.enum(WEBHOOK_EVENTS);
export type WebhookEventType = z.infer<typeof WebhookEventType>;

export const WebhookId = z.uuid().brand('WebhookId');
export type WebhookId = z.infer<typeof WebhookId>;
export const DeliveryId = z.uuid().brand('DeliveryId');
export type DeliveryId = z.infer<typeof DeliveryId>;

const Events = z
  .array(WebhookEventType)
  .min(1, 'must name at least one event')
  .refine((types) => new Set(types).size === types.length, 'must not name an event twice');

export const WebhookRequest = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'must be an address that begins with https:// or http://' }).max(2_000),
  events: Events,
  note: Note.nullable().default(null),
});
export type WebhookRequest = z.infer<typeof WebhookRequest>;

/** What is left out stays as it is. */
export const WebhookChange = WebhookRequest.extend({ note: Note.nullable(), isEnabled: z.boolean() }).partial();
export type WebhookChange = z.infer<typeof WebhookChange>;

export const WebhookView = z.object({
  id: WebhookId,
  url: z.string(),
  events: z.array(WebhookEventType),
  note: z.string().nullable(),
  isEnabled: z.boolean(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  /** How its deliveries of the last week went. */
  deliveries: z.object({
    delivered: z.int().nonnegative(),
    waiting: z.int().nonnegative(),
    failed: z.int().nonnegative(),
  }),
});
export type WebhookView = z.infer<typeof WebhookView>;

/** The secret is told this once: `whsec_` and 32 bytes of base64, as Standard Webhooks has it. */
export const NewWebhook = z.object({ webhook: WebhookView, secret: z.string() });
export type NewWebhook = z.infer<typeof NewWebhook>;

/** `waiting` for its first or next try; `delivered` once the receiver answered with 2xx; `failed` when it was tried as often as it may be. */
export const DeliveryState = z.enum(['waiting', 'delivered', 'failed']);
export type DeliveryState = z.infer<typeof DeliveryState>;

export const DeliveryTry = z.object({
  at: z.iso.datetime(),
  /** Null where no answer came. */
  status: z.int().nullable(),
  tookMs: z.number().nonnegative(),
  /** The beginning of the answer, or why there was none. */
  said: z.string(),
});
export type DeliveryTry = z.infer<typeof DeliveryTry>;

export const DeliveryView = z.object({
  id: DeliveryId,
  /** The same for every delivery of one event: receivers tell repeats by it. */
  eventId: z.uuid(),
  type: WebhookEventType,
  createdAt: z.iso.datetime(),
  state: DeliveryState,
  /** The oldest first. */
  tries: z.array(DeliveryTry),
  nextTryAt: z.iso.datetime().nullable(),
  /** What is sent, to the byte. */
  body: z.string(),
  /** Whether somebody had it sent again. */
  isReplay: z.boolean(),
});
export type DeliveryView = z.infer<typeof DeliveryView>;

export const DeliveryPage = z.object({
  /** The newest first. */
  deliveries: z.array(DeliveryView),
  next: z.string().nullable(),
});
export type DeliveryPage = z.infer<typeof DeliveryPage>;
