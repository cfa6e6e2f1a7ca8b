import type { Board, InviteLineChange, Revealed, RevealRequest } from '../../../protocol/review/board-view.ts';
import { requestJson } from '../../api/request.ts';

const boardAddress = (slug: string) => `/api/challenges/${encodeURIComponent(slug)}/board`;

export const readBoard = (slug: string): Promise<Board> => requestJson(boardAddress(slug));
export const setInviteLine = (slug: string, change: InviteLineChange): Promise<unknown> =>
  requestJson(`${boardAddress(slug)}/invite-line`, { method: 'PUT', body: change });
export const reveal = (request: RevealRequest): Promise<Revealed> =>
  requestJson('/api/participations/reveal', { method: 'POST', body: request });
export const boardExportAddress = (slug: string, format: 'csv' | 'json'): string =>
  `${boardAddress(slug)}/export?format=${format}`;
