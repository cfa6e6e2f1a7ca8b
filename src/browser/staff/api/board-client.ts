import { hc } from 'hono/client';
import type { ParticipationApi } from '../../../http/participation-routes.ts';
import { apiFetch, readJson } from '../../api/request.ts';

const { challenges } = hc<ParticipationApi>(location.origin, { fetch: apiFetch }).api;

type RevealRequest = Parameters<(typeof challenges)[':slug']['reveals']['$post']>[0]['json'];

/** It is everybody's line at once; null takes it away. */
export const changeInviteLine = (slug: string, score: number | null) =>
  readJson(challenges[':slug']['invite-line'].$put({ param: { slug }, json: { score } }));
/** It is written down who asked, and why. */
export const revealCandidates = async (slug: string, request: RevealRequest) =>
  (await readJson(challenges[':slug'].reveals.$post({ param: { slug }, json: request }))).revealed;
/** With names, it is written down who took them. */
export const boardExportAddress = (slug: string, format: 'csv' | 'json', names: 'hidden' | 'shown'): string =>
  `/api/challenges/${encodeURIComponent(slug)}/export?format=${format}&names=${names}`;
