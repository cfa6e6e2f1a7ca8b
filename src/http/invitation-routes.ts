import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { CandidateId, ChallengeSlug } from '../domain/ids.ts';
import { InvitationId } from '../domain/invitation.ts';
import {
  AccommodationRequest,
  ExtensionOfAllRequest,
  ExtensionRequest,
  InvitationLink,
  InvitationRequest,
  InvitationTime,
  InvitationView,
} from '../protocol/invitation-view.ts';
import { accommodate, extend, extendAll, renewLink, revoke } from '../service/invitations/change-invitations.ts';
import { invite } from '../service/invitations/invite.ts';
import { listInvitations, readInvitation, readInvitationTime } from '../service/invitations/read-invitations.ts';
import type { Service } from '../service/service.ts';
import { nameOf, staffOf } from './caller-of.ts';
import { requireJsonBody } from './json-body.ts';
import { BEARER, json, jsonBody, named, problems } from './routes.ts';

const InvitationParams = z.object({ id: InvitationId });
const NamedInvitation = named('Invitation', InvitationView);
const NamedTime = named('InvitationTime', InvitationTime);
const NamedLink = named('InvitationLink', InvitationLink);
const common = { tags: ['Invitations'], security: BEARER };

const create = createRoute({
  ...common,
  method: 'post',
  path: '/api/invitations',
  operationId: 'invite',
  summary: 'Invite one or many candidates to one or several cases',
  description: 'All or none. Each link is in this answer only: it is kept as a hash.',
  middleware: [...requireJsonBody],
  request: { body: jsonBody('InvitationRequest', InvitationRequest) },
  responses: {
    201: json(z.object({ invitations: z.array(NamedLink) }), 'They are invited; send them their links.'),
    ...problems(400, 401, 403, 413, 415, 422),
  },
});

const list = createRoute({
  ...common,
  method: 'get',
  path: '/api/invitations',
  operationId: 'listInvitations',
  summary: 'List invitations, of one case or candidate or all',
  request: { query: z.object({ case: ChallengeSlug.optional(), candidate: CandidateId.optional() }) },
  responses: { 200: json(z.object({ invitations: z.array(NamedInvitation) }), 'The newest first.'), ...problems(401) },
});

const read = createRoute({
  ...common,
  method: 'get',
  path: '/api/invitations/{id}',
  operationId: 'readInvitationAsStaff',
  summary: 'Read an invitation',
  request: { params: InvitationParams },
  responses: { 200: json(NamedInvitation, 'The invitation.'), ...problems(401, 404) },
});

const revokeOne = createRoute({
  ...common,
  method: 'post',
  path: '/api/invitations/{id}/revoke',
  operationId: 'revokeInvitation',
  summary: 'Take an invitation back',
  request: { params: InvitationParams },
  responses: { 200: json(NamedInvitation, 'Its link lets nobody work any more.'), ...problems(401, 404, 409) },
});

const renew = createRoute({
  ...common,
  method: 'post',
  path: '/api/invitations/{id}/link',
  operationId: 'renewLink',
  summary: 'Make a new link where the old one was lost or seen by others',
  request: { params: InvitationParams },
  responses: { 201: json(NamedLink, 'The old link leads nowhere.'), ...problems(401, 404) },
});

const readTime = createRoute({
  ...common,
  method: 'get',
  path: '/api/invitations/{id}/time',
  operationId: 'readInvitationTime',
  summary: 'Read how much time an invitation has, and who gave it',
  description: 'Kept apart from what reviewers read: that somebody has more time than others is no part of a review.',
  request: { params: InvitationParams },
  responses: { 200: json(NamedTime, 'Its time.'), ...problems(401, 404) },
});

const extendOne = createRoute({
  ...common,
  method: 'post',
  path: '/api/invitations/{id}/extend',
  operationId: 'extendInvitation',
  summary: 'Give an invitation more time',
  middleware: [...requireJsonBody],
  request: { params: InvitationParams, body: jsonBody('ExtensionRequest', ExtensionRequest) },
  responses: { 200: json(NamedTime, 'It has more time.'), ...problems(400, 401, 404, 409, 415, 422) },
});

const extendEveryone = createRoute({
  ...common,
  method: 'post',
  path: '/api/invitations/extend',
  operationId: 'extendEveryone',
  summary: 'Give everyone more time who is at work or may yet begin',
  middleware: [...requireJsonBody],
  request: { body: jsonBody('ExtensionOfAllRequest', ExtensionOfAllRequest) },
  responses: {
    200: json(z.object({ extended: z.array(InvitationId) }), 'Whom it was given to.'),
    ...problems(400, 401, 415, 422),
  },
});

const accommodateOne = createRoute({
  ...common,
  method: 'put',
  path: '/api/invitations/{id}/accommodation',
  operationId: 'accommodate',
  summary: 'Say what the duration is multiplied by for this person',
  middleware: [...requireJsonBody],
  request: { params: InvitationParams, body: jsonBody('AccommodationRequest', AccommodationRequest) },
  responses: { 200: json(NamedTime, 'It is so from now on.'), ...problems(400, 401, 404, 415, 422) },
});

/** What it returns is for its clients' types. */
export function addInvitationRoutes(app: OpenAPIHono, service: Service) {
  return app
    .openapi(create, async (context) => {
      const invitations = await invite(service, context.req.valid('json'), {
        by: nameOf(context),
        mayAccommodate: staffOf(context).role === 'admin',
        origin: context.var.origin,
      });
      return context.json({ invitations }, 201, { 'cache-control': 'no-store' });
    })
    .openapi(list, async (context) =>
      context.json({ invitations: await listInvitations(service, context.req.valid('query')) }, 200),
    )
    .openapi(extendEveryone, async (context) =>
      context.json({ extended: await extendAll(service, context.req.valid('json'), nameOf(context)) }, 200),
    )
    .openapi(read, async (context) => context.json(await readInvitation(service, context.req.valid('param').id), 200))
    .openapi(revokeOne, async (context) =>
      context.json(await revoke(service, context.req.valid('param').id, nameOf(context)), 200),
    )
    .openapi(renew, async (context) => {
      const { id } = context.req.valid('param');
      const link = await renewLink(service, id, context.var.origin, nameOf(context));
      return context.json(link, 201, { 'cache-control': 'no-store' });
    })
    .openapi(readTime, async (context) =>
      context.json(await readInvitationTime(service, context.req.valid('param').id), 200),
    )
    .openapi(extendOne, async (context) => {
      const { id } = context.req.valid('param');
      return context.json(await extend(service, id, context.req.valid('json'), nameOf(context)), 200);
    })
    .openapi(accommodateOne, async (context) => {
      const { id } = context.req.valid('param');
      return context.json(await accommodate(service, id, context.req.valid('json'), nameOf(context)), 200);
    });
}

export type InvitationApi = ReturnType<typeof addInvitationRoutes>;
