import { afterAll, beforeAll, expect, test } from 'vitest';
import { DeliveryPage, DeliveryView, NewWebhook, WebhookView } from '../../src/protocol/webhook-view.ts';
import { readAuditLog } from '../../src/service/read-audit-log.ts';
import { type OpenApp, openApp } from '../support/open-app.ts';

let opened: OpenApp;
beforeAll(async () => {
  opened = await openApp();
});
afterAll(async () => await opened.close());

const send = async (method: string, path: string, body?: unknown) =>
  await opened.ask(path, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });

test('a webhook is made, changed, looked into and deleted, and each change is written down without its secret', async () => {
  const events = ['invitation.started', 'decision.made'];
  const created = await send('POST', '/api/webhooks', { url: 'http://10.1.2.3/hooks', events });
  expect(created.status).toBe(201);
  expect(created.headers.get('cache-control')).toBe('no-store');
  const { webhook, secret } = NewWebhook.parse(await created.json());
  expect(Buffer.from(secret.slice('whsec_'.length), 'base64')).toHaveLength(32);
  const path = `/api/webhooks/${webhook.id}`;

  const changed = await send('PATCH', path, { note: 'For the ATS.' });
  expect(WebhookView.parse(await changed.json())).toMatchObject({ events, note: 'For the ATS.', isEnabled: true });
  const disabled = WebhookView.parse(await (await send('PATCH', path, { isEnabled: false })).json());
  expect(disabled).toMatchObject({ note: 'For the ATS.', isEnabled: false });
  expect((await send('POST', `${path}/ping`)).status).toBe(409);
  await send('PATCH', path, { isEnabled: true });

  const ping = await send('POST', `${path}/ping`);
  expect(ping.status).toBe(202);
  const { id, eventId } = DeliveryView.parse(await ping.json());
  const replay = await send('POST', `/api/webhook-deliveries/${id}/replay`);
  expect(DeliveryView.parse(await replay.json())).toMatchObject({ eventId, isReplay: true, state: 'waiting' });
  const page = DeliveryPage.parse(await (await send('GET', `${path}/deliveries`)).json());
  expect(page.deliveries.map(({ isReplay }) => isReplay)).toEqual([true, false]);
  expect(NewWebhook.parse(await (await send('POST', `${path}/secret`)).json()).secret).not.toBe(secret);
  expect(await (await send('GET', '/api/webhooks')).text()).not.toContain('whsec_');

  expect((await send('DELETE', path)).status).toBe(204);
  for (const [method, where] of [
    ['PATCH', path],
    ['DELETE', path],
    ['POST', `${path}/secret`],
    ['POST', `${path}/ping`],
    ['GET', `${path}/deliveries`],
    ['POST', `/api/webhook-deliveries/${id}/replay`],
  ] as const) {
    expect((await send(method, where, method === 'PATCH' ? {} : undefined)).status, `${method} ${where}`).toBe(404);
  }
  const { entries } = await readAuditLog(opened.service, { subjectType: 'webhook', subjectId: webhook.id });
  expect(entries.map(({ action }) => action)).toEqual([
    'webhook.delete',
    'webhook.replace-secret',
    'webhook.replay',
    'webhook.change',
    'webhook.change',
    'webhook.change',
    'webhook.add',
  ]);
  expect(JSON.stringify(entries)).not.toContain('whsec_');
});

test('what is wrong with a webhook is said of its field', async () => {
  const made = async (body: unknown) => {
    const answer = await send('POST', '/api/webhooks', body);
    expect(answer.status).toBe(422);
    const { errors } = (await answer.json()) as { errors: { path: string }[] };
    return errors.map(({ path }) => path);
  };
  const url = 'https://ats.example.org/hooks';
  expect(await made({ url: 'ftp://ats.example.org', events: ['ping'] })).toEqual(['url']);
  expect(await made({ url: 'https://ada@ats.example.org', events: ['ping'] })).toEqual(['url']);
  expect(await made({ url: 'http://169.254.169.254', events: ['ping'] })).toEqual(['url']);
  expect(await made({ url, events: [] })).toEqual(['events']);
  expect(await made({ url, events: ['ping', 'ping'] })).toEqual(['events']);
  expect(await made({ url, events: ['candidate.hired'] })).toEqual(['events.0']);
});

test('there are no more than fifty', async () => {
  const make = async () => (await send('POST', '/api/webhooks', { url: 'http://10.1.2.3/', events: ['ping'] })).status;
  const statuses = await Promise.all(Array.from({ length: 52 }, make));
  expect(statuses.filter((status) => status === 201)).toHaveLength(50);
  expect(statuses.filter((status) => status === 409)).toHaveLength(2);
});

test('what is sent is documented for programs and for people', async () => {
  const document = (await (await opened.app.request('/api/openapi.json')).json()) as {
    webhooks: Record<string, unknown>;
    components: { schemas: Record<string, unknown> };
  };
  expect(Object.keys(document.webhooks)).toEqual([
    'invitation.started',
    'invitation.ended',
    'submission.judged',
    'decision.proposed',
    'decision.made',
    'ping',
  ]);
  expect(document.components.schemas['SubmissionJudgedEvent']).toMatchObject({
    required: expect.arrayContaining(['id', 'type', 'at', 'data']),
  });
  const page = await (await opened.app.request('/api/reference')).text();
  expect(page).toContain('<code>submission.judged</code> A submission has a verdict that counts');
});
