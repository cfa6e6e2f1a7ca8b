import { type ClientRequestOptions, hc } from 'hono/client';
import type { CandidateApi } from '../../../http/candidate-routes.ts';
import type { ChallengeApi } from '../../../http/challenge-routes.ts';
import type { InvitationApi } from '../../../http/invitation-routes.ts';
import { apiFetch, readJson } from '../../api/request.ts';

const OPTIONS: ClientRequestOptions = { fetch: apiFetch };
const { invitations } = hc<InvitationApi>(location.origin, OPTIONS).api;
const { candidates, audit, erasures } = hc<CandidateApi>(location.origin, OPTIONS).api;
const { challenges } = hc<ChallengeApi>(location.origin, OPTIONS).api;

type Body<Ask extends (given: never) => unknown> = Parameters<Ask>[0] extends { readonly json: infer Json }
  ? Json
  : never;

export type Invite = Body<typeof invitations.$post>;
export type Extension = Body<(typeof invitations)[':id']['extend']['$post']>;
export type Accommodation = Body<(typeof invitations)[':id']['accommodation']['$put']>;
export type StageStep = Body<(typeof candidates)[':id']['stage']['$post']>;

/** Newest first. */
export const listInvitations = async () => (await readJson(invitations.$get({ query: {} }))).invitations;
/** Their links are told this once. */
export const invite = async (given: Invite) => (await readJson(invitations.$post({ json: given }))).invitations;
export const revokeInvitation = (id: string) => readJson(invitations[':id'].revoke.$post({ param: { id } }));
export const renewLink = (id: string) => readJson(invitations[':id'].link.$post({ param: { id } }));
export const readTime = (id: string) => readJson(invitations[':id'].time.$get({ param: { id } }));
export const extendInvitation = (id: string, extension: Extension) =>
  readJson(invitations[':id'].extend.$post({ param: { id }, json: extension }));
export const extendEveryone = async (extension: Extension, slug: string | undefined) =>
  (await readJson(invitations.extend.$post({ json: { ...extension, ...(slug === undefined ? {} : { case: slug }) } })))
    .extended;
export const accommodate = (id: string, accommodation: Accommodation) =>
  readJson(invitations[':id'].accommodation.$put({ param: { id }, json: accommodation }));

export const listCandidates = async () => (await readJson(candidates.$get())).candidates;
// Hono's client puts parameters into addresses as they are, and a candidate's id may hold `/` and `?`.
export const readCandidate = (id: string) =>
  readJson(candidates[':id'].$get({ param: { id: encodeURIComponent(id) } }));
export const changeStage = (id: string, step: StageStep) =>
  readJson(candidates[':id'].stage.$post({ param: { id: encodeURIComponent(id) }, json: step }));
export const eraseCandidate = (id: string, confirm: string, reason: string) =>
  readJson(candidates[':id'].erase.$post({ param: { id: encodeURIComponent(id) }, json: { confirm, reason } }));
export const exportAddress = (id: string): string =>
  candidates[':id'].export.$url({ param: { id: encodeURIComponent(id) } }).pathname;

/** A hundred at a time, newest first. */
export const readAudit = (query: { readonly before?: string; readonly by?: string; readonly subjectId?: string }) =>
  readJson(audit.$get({ query }));
export const listErasures = async () => (await readJson(erasures.$get())).erasures;

export const listChallenges = async () => (await readJson(challenges.$get())).challenges;
