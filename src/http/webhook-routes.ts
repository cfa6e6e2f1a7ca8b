import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import {
  DecisionMade,
  DecisionProposed,
  InvitationEnded,
  InvitationStarted,
  PingEvent,
  SubmissionJudged,
  WebhookEventBase,
} from '../protocol/webhook-event.ts';
import {
  DeliveryId,
  DeliveryPage,
  DeliveryView,
  NewWebhook,
  WebhookChange,
  WebhookId,
  WebhookRequest,
  WebhookView,
} from '../protocol/webhook-view.ts';
import type { Service } from '../service/service.ts';
import {
  changeWebhook,
  createWebhook,
  deleteWebhook,
  listDeliveries,
  listWebhooks,
  pingWebhook,
  replaceSecret,
  replayDelivery,
} from '../service/webhooks/webhooks.ts';
import { nameOf } from './caller-of.ts';
import { requireJsonBodyOf } from './json-body.ts';
import { BEARER, json, jsonBody, named, problems } from './routes.ts';

const BODY_BYTES = 16 * 1024;
const NamedWebhook = named('Webhook', WebhookView);
const NamedNewWebhook = named('NewWebhook', NewWebhook);
const NamedDelivery = named('WebhookDelivery', DeliveryView);
const WebhookParams = z.object({ id: WebhookId });
const common = { tags: ['Webhooks'], security: BEARER };

const list = createRoute({
  ...common,
  method: 'get',
  path: '/api/webhooks',
  operationId: 'listWebhooks',
  summary: 'List who is told of what happens, and how that went in the last week',
  responses: { 200: json(z.object({ webhooks: z.array(NamedWebhook) }), 'The newest first.'), ...problems(401, 403) },
});

const create = createRoute({
  ...common,
  method: 'post',
  path: '/api/webhooks',
  operationId: 'createWebhook',
  summary: 'Have another system told of what happens',
  description:
    'What it is sent is signed as https://www.standardwebhooks.com says, by a secret that is told this once.',
  middleware: [...requireJsonBodyOf(BODY_BYTES)],
  request: { body: jsonBody('WebhookRequest', WebhookRequest) },
  responses: {
    201: json(NamedNewWebhook, 'Keep the secret where what arrives is verified.'),
    ...problems(400, 401, 403, 409, 413, 415, 422),
  },
});

const change = createRoute({
  ...common,
  method: 'patch',
  path: '/api/webhooks/{id}',
  operationId: 'changeWebhook',
  summary: 'Change, disable or enable a webhook',
  description: 'What waits for one that is disabled is sent once it is enabled again. What happens meanwhile is not.',
  middleware: [...requireJsonBodyOf(BODY_BYTES)],
  request: { params: WebhookParams, body: jsonBody('WebhookChange', WebhookChange) },
  responses: { 200: json(NamedWebhook, 'As it is now.'), ...problems(400, 401, 403, 404, 413, 415, 422) },
});

const remove = createRoute({
  ...common,
  method: 'delete',
  path: '/api/webhooks/{id}',
  operationId: 'deleteWebhook',
  summary: 'Delete a webhook with its deliveries',
  request: { params: WebhookParams },
  responses: { 204: { description: 'It is told nothing more.' }, ...problems(401, 403, 404) },
});

const secret = createRoute({
  ...common,
  method: 'post',
  path: '/api/webhooks/{id}/secret',
  operationId: 'replaceWebhookSecret',
  summary: 'Give a webhook another secret',
  description: 'The one so far signs beside it for 24 hours: until then each delivery has two signatures.',
  request: { params: WebhookParams },
  responses: { 201: json(NamedNewWebhook, 'The secret is told this once.'), ...problems(401, 403, 404) },
});

const ping = createRoute({
  ...common,
  method: 'post',
  path: '/api/webhooks/{id}/ping',
  operationId: 'pingWebhook',
  summary: 'Send a `ping`, to see whether it arrives',
  request: { params: WebhookParams },
  responses: { 202: json(NamedDelivery, 'It is being sent.'), ...problems(401, 403, 404, 409) },
});

const deliveries = createRoute({
  ...common,
  method: 'get',
  path: '/api/webhooks/{id}/deliveries',
  operationId: 'listWebhookDeliveries',
  summary: 'List what a webhook was told, with every try',
  description: 'Twenty-five at a time: ask for older ones with `before` what `next` says. They are kept for 30 days.',
  request: {
    params: WebhookParams,
    query: z.object({
      before: z
        .string()
        .regex(/^\d{1,18}$/, 'must be what a page before said is `next`')
        .optional(),
    }),
  },
  responses: {
    200: json(named('WebhookDeliveryPage', DeliveryPage), 'The newest first.'),
    ...problems(401, 403, 404, 422),
  },
});

const replay = createRoute({
  ...common,
  method: 'post',
  path: '/api/webhook-deliveries/{id}/replay',
  operationId: 'replayWebhookDelivery',
  summary: 'Send the event of a delivery again',
  description: 'The same event under the same `webhook-id`, by which receivers tell what they know already.',
  request: { params: z.object({ id: DeliveryId }) },
  responses: { 202: json(NamedDelivery, 'It is being sent.'), ...problems(401, 403, 404, 409) },
});

/** What it returns is for its clients' types. */
export function addWebhookRoutes(app: OpenAPIHono, service: Service) {
  documentEvents(app);
  const SECRET = { 'cache-control': 'no-store' };
  return app
    .openapi(list, async (context) => context.json({ webhooks: await listWebhooks(service) }, 200))
    .openapi(create, async (context) =>
      context.json(await createWebhook(service, context.req.valid('json'), nameOf(context)), 201, SECRET),
    )
    .openapi(change, async (context) => {
      const { id } = context.req.valid('param');
      return context.json(await changeWebhook(service, id, context.req.valid('json'), nameOf(context)), 200);
    })
    .openapi(remove, async (context) => {
      await deleteWebhook(service, context.req.valid('param').id, nameOf(context));
      return context.body(null, 204);
    })
    .openapi(secret, async (context) =>
      context.json(await replaceSecret(service, context.req.valid('param').id, nameOf(context)), 201, SECRET),
    )
    .openapi(ping, async (context) => context.json(await pingWebhook(service, context.req.valid('param').id), 202))
    .openapi(deliveries, async (context) => {
      const { id } = context.req.valid('param');
      return context.json(await listDeliveries(service, id, context.req.valid('query').before), 200);
    })
    .openapi(replay, async (context) =>
      context.json(await replayDelivery(service, context.req.valid('param').id, nameOf(context)), 202),
    );
}

export type WebhookApi = ReturnType<typeof addWebhookRoutes>;

const EVENTS = [
  { name: 'InvitationStarted', schema: InvitationStarted, summary: 'A candidate has begun' },
  { name: 'InvitationEnded', schema: InvitationEnded, summary: 'A candidate has handed in, or their time is over' },
  { name: 'SubmissionJudged', schema: SubmissionJudged, summary: 'A submission has a verdict that counts' },
  { name: 'DecisionProposed', schema: DecisionProposed, summary: 'A first reader has proposed how to decide' },
  { name: 'DecisionMade', schema: DecisionMade, summary: 'It is decided' },
  { name: 'Ping', schema: PingEvent, summary: 'Somebody wanted to see whether it arrives' },
] as const;

const HEADERS = z.object({
  'webhook-id': z.uuid().meta({ description: 'Of the event: the same, however often it comes.' }),
  'webhook-timestamp': z.string().meta({ description: 'When it was sent, in seconds since 1970.' }),
  'webhook-signature': z.string().meta({
    description:
      '`v1,` and HMAC-SHA256 of `id.timestamp.body` in base64; two of them while a secret is being replaced.',
  }),
});

/** What receivers are sent goes into the document as OpenAPI has it for webhooks. */
function documentEvents(app: OpenAPIHono): void {
  for (const { name, schema, summary } of EVENTS) {
    const type = schema.shape.type.value;
    app.openAPIRegistry.registerWebhook({
      method: 'post',
      path: type,
      operationId: `on${name}`,
      summary,
      tags: ['Webhooks'],
      request: {
        headers: HEADERS,
        body: jsonBody(`${name}Event`, z.object({ ...WebhookEventBase.shape, ...schema.shape })),
      },
      responses: {
        '2XX': { description: 'It has arrived.' },
        410: { description: 'Nothing more is to be sent: the webhook is disabled.' },
        default: { description: 'It is sent again later.' },
      },
    });
  }
}
