import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { StaffId } from '../domain/ids.ts';
import { StaffChange, StaffInvitation, StaffLink, StaffView, Welcome, WelcomeReply } from '../protocol/staff-view.ts';
import { changeStaff, type InvitedPerson, inviteStaff, listStaff, resetStaff } from '../service/staff/manage-staff.ts';
import { acceptWelcome, readWelcome } from '../service/staff/welcome-staff.ts';
import { whoDoesIt } from './caller-of.ts';
import { requireJsonBodyOf } from './json-body.ts';
import { BEARER, json, jsonBody, named, problems, type Routes } from './routes.ts';

const BODY_BYTES = 4 * 1024;
const NamedStaff = named('Staff', StaffView);
const NamedLink = named('StaffLink', StaffLink);
const StaffParams = z.object({ id: StaffId });
const LinkParams = z.object({ token: z.string().min(1).max(100) });
const common = { tags: ['Staff'], security: BEARER };

const list = createRoute({
  ...common,
  method: 'get',
  path: '/api/staff',
  operationId: 'listStaff',
  summary: 'List the staff',
  responses: { 200: json(z.object({ staff: z.array(NamedStaff) }), 'By name.'), ...problems(401, 403) },
});

const invite = createRoute({
  ...common,
  method: 'post',
  path: '/api/staff',
  operationId: 'inviteStaff',
  summary: 'Invite somebody to the staff',
  description: 'Hand them the link, which is told this once; or let them come by single sign-on.',
  middleware: [...requireJsonBodyOf(BODY_BYTES)],
  request: { body: jsonBody('StaffInvitation', StaffInvitation) },
  responses: { 201: json(NamedLink, 'They are on the staff.'), ...problems(400, 401, 403, 413, 415, 422) },
});

const change = createRoute({
  ...common,
  method: 'patch',
  path: '/api/staff/{id}',
  operationId: 'changeStaff',
  summary: 'Give somebody another role, disable or enable them',
  description: 'It holds at once, for their sessions and API keys, too. One admin is always left.',
  middleware: [...requireJsonBodyOf(BODY_BYTES)],
  request: { params: StaffParams, body: jsonBody('StaffChange', StaffChange) },
  responses: { 200: json(NamedStaff, 'As they are now.'), ...problems(400, 401, 403, 404, 409, 413, 415, 422) },
});

const reset = createRoute({
  ...common,
  method: 'post',
  path: '/api/staff/{id}/link',
  operationId: 'resetStaff',
  summary: 'Make a link by which somebody sets a new password',
  description: 'Used, it ends their sessions and their second factor. Links that they had before are of no use.',
  request: { params: StaffParams },
  responses: { 201: json(NamedLink, 'Hand it to them.'), ...problems(401, 403, 404, 409) },
});

const welcome = createRoute({
  method: 'get',
  path: '/api/welcome/{token}',
  operationId: 'readWelcome',
  summary: 'Read what a one-time link is for',
  tags: ['Sign-in'],
  request: { params: LinkParams },
  responses: { 200: json(named('Welcome', Welcome), 'It can be used.'), ...problems(404, 410) },
});

const accept = createRoute({
  method: 'post',
  path: '/api/welcome/{token}',
  operationId: 'acceptWelcome',
  summary: 'Set a password by a one-time link',
  tags: ['Sign-in'],
  middleware: [...requireJsonBodyOf(BODY_BYTES)],
  request: { params: LinkParams, body: jsonBody('WelcomeReply', WelcomeReply) },
  responses: { 200: json(NamedStaff, 'Who can sign in now.'), ...problems(400, 404, 410, 413, 415, 422) },
});

export const addStaffRoutes: Routes = (app, service) => {
  const linked = (context: Context, { token, ...invited }: InvitedPerson): StaffLink => ({
    ...invited,
    link: `${context.var.origin}/welcome/${token}`,
  });
  const SECRET = { 'cache-control': 'no-store' };
  app.openapi(list, async (context) => context.json({ staff: await listStaff(service) }, 200));
  app.openapi(invite, async (context) => {
    const invited = await inviteStaff(service, context.req.valid('json'), whoDoesIt(context));
    return context.json(linked(context, invited), 201, SECRET);
  });
  app.openapi(change, async (context) => {
    const { id } = context.req.valid('param');
    return context.json(await changeStaff(service, id, context.req.valid('json'), whoDoesIt(context)), 200);
  });
  app.openapi(reset, async (context) => {
    const invited = await resetStaff(service, context.req.valid('param').id, whoDoesIt(context));
    return context.json(linked(context, invited), 201, SECRET);
  });
  app.openapi(welcome, async (context) =>
    context.json(await readWelcome(service, context.req.valid('param').token), 200, SECRET),
  );
  app.openapi(accept, async (context) =>
    context.json(await acceptWelcome(service, context.req.valid('param').token, context.req.valid('json')), 200),
  );
};
