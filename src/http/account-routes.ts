import { createRoute, z } from '@hono/zod-openapi';
import type { StaffCaller } from '../domain/caller.ts';
import type { Role } from '../domain/role.ts';
import type { Scope } from '../domain/scope.ts';
import { ApiKeyId, ApiKeyRequest, ApiKeyView, Me, NewApiKey, SessionView } from '../protocol/staff-view.ts';
import { type FieldError, Refusal } from '../service/refusal.ts';
import { listApiKeys, makeApiKey, revokeApiKey } from '../service/staff/api-keys.ts';
import { requireStaff } from '../service/staff/manage-staff.ts';
import { endSession, listSessions } from '../service/staff/sessions.ts';
import { scopesOf } from './access.ts';
import { signedInOf, staffOf } from './caller-of.ts';
import { requireJsonBodyOf } from './json-body.ts';
import { BEARER, json, jsonBody, named, problems, type Routes, SESSION } from './routes.ts';

const BODY_BYTES = 4 * 1024;
const NamedKey = named('ApiKey', ApiKeyView);
const own = { tags: ['Account'], security: SESSION };

const me = createRoute({
  ...own,
  security: BEARER,
  method: 'get',
  path: '/api/me',
  operationId: 'readMe',
  summary: 'Who am I?',
  responses: { 200: json(named('Me', Me), 'Who sends this, and what they may do.'), ...problems(401) },
});

const sessions = createRoute({
  ...own,
  method: 'get',
  path: '/api/me/sessions',
  operationId: 'listSessions',
  summary: 'List where I am signed in',
  responses: {
    200: json(z.object({ sessions: z.array(named('Session', SessionView)) }), 'The newest first.'),
    ...problems(401, 403),
  },
});

const end = createRoute({
  ...own,
  method: 'delete',
  path: '/api/me/sessions/{id}',
  operationId: 'endSession',
  summary: 'Sign out elsewhere',
  request: { params: z.object({ id: z.string().min(1).max(100) }) },
  responses: { 204: { description: 'It has ended.' }, ...problems(401, 403, 404) },
});

const keys = createRoute({
  ...own,
  method: 'get',
  path: '/api/me/api-keys',
  operationId: 'listApiKeys',
  summary: 'List my API keys',
  responses: { 200: json(z.object({ apiKeys: z.array(NamedKey) }), 'The newest first.'), ...problems(401, 403) },
});

const make = createRoute({
  ...own,
  method: 'post',
  path: '/api/me/api-keys',
  operationId: 'makeApiKey',
  summary: 'Make an API key',
  description:
    'It is sent as `Authorization: Bearer mck_…`, is told this once, and is good for its scopes as long as the role of ' +
    'its owner is.',
  middleware: [...requireJsonBodyOf(BODY_BYTES)],
  request: {
    body: jsonBody('ApiKeyRequest', ApiKeyRequest),
  },
  responses: { 201: json(named('NewApiKey', NewApiKey), 'A new key.'), ...problems(400, 401, 403, 413, 415, 422) },
});

const revoke = createRoute({
  ...own,
  method: 'delete',
  path: '/api/me/api-keys/{id}',
  operationId: 'revokeApiKey',
  summary: 'Revoke an API key',
  request: { params: z.object({ id: ApiKeyId }) },
  responses: { 200: json(NamedKey, 'It is good for nothing from now on.'), ...problems(401, 403, 404) },
});

export const addAccountRoutes: Routes = (app, service) => {
  app.openapi(me, async (context) => {
    const caller = staffOf(context);
    const person = caller.via === 'operator' ? null : await requireStaff(service, caller.id);
    const { via, role } = caller;
    return context.json({ via, role, scopes: usableScopes(caller), person }, 200, { 'cache-control': 'no-store' });
  });
  app.openapi(sessions, async (context) => {
    const { id, sessionId } = signedInOf(context);
    return context.json({ sessions: await listSessions(service, id, sessionId) }, 200);
  });
  app.openapi(end, async (context) => {
    await endSession(service, signedInOf(context).id, context.req.valid('param').id);
    return context.body(null, 204);
  });
  app.openapi(keys, async (context) =>
    context.json({ apiKeys: await listApiKeys(service, signedInOf(context).id) }, 200),
  );
  app.openapi(make, async (context) => {
    const { id, role } = signedInOf(context);
    const request = context.req.valid('json');
    requireUsable(request.scopes, role);
    return context.json(await makeApiKey(service, id, request), 201, { 'cache-control': 'no-store' });
  });
  app.openapi(revoke, async (context) =>
    context.json(await revokeApiKey(service, signedInOf(context).id, context.req.valid('param').id), 200),
  );
};

function usableScopes(caller: StaffCaller): Scope[] {
  const ofRole = scopesOf(caller.role);
  return caller.via === 'api-key' ? ofRole.filter((scope) => caller.scopes.includes(scope)) : ofRole;
}

/** @throws Refusal `invalid` for scopes that the role is no use for. */
function requireUsable(scopes: readonly Scope[], role: Role): void {
  const usable = scopesOf(role);
  const fields = scopes.flatMap((scope, index): FieldError[] =>
    usable.includes(scope) ? [] : [{ path: `scopes.${index}`, message: `is more than your role may: ${scope}` }],
  );
  if (fields.length > 0) throw new Refusal('invalid', 'A key never has more than your role may.', fields);
}
