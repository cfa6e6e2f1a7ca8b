import type { ParticipationSubmissionView, ParticipationView } from '../../../protocol/review/participation-view.ts';
import { requestJson } from '../../api/request.ts';

export const readParticipation = (id: string): Promise<ParticipationView> => requestJson(`/api/participations/${id}`);
export const readParticipationSubmission = (id: string, number: number): Promise<ParticipationSubmissionView> =>
  requestJson(`/api/participations/${id}/submissions/${number}`);
