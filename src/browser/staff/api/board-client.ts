import { hc } from 'hono/client';
import type { ParticipationApi } from '../../../http/participation-routes.ts';
import { apiFetch, readJson } from '../../api/request.ts';

const { challenges } = hc<ParticipationApi>(location.origin, { fetch: apiFetch }).api;

type InviteLineChange = Parameters<(typeof challenges)[':slug']['invite-line']['$put']>[0]['json'];
type RevealRequest = Parameters<(typeof challenges)[':slug']['reveals']['$post']>[0]['json'];

/** It is everybody's line at once. */
export const changeInviteLine = (slug: string, change: InviteLineChange) =>
  readJson(challenges[':slug']['invite-line'].$put({ param: { slug }, json: change }));
/** It is written down who asked, and why. */
export const revealCandidates = async (slug: string, request: RevealRequest) =>
  (await readJson(challenges[':slug'].reveals.$post({ param: { slug }, json: request }))).revealed;
export const boardExportAddress = (slug: string, format: 'csv' | 'json'): string =>
  `/api/challenges/${encodeURIComponent(slug)}/board/export?format=${format}`;
