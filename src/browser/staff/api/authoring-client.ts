import { type ClientRequestOptions, hc } from 'hono/client';
import type { JudgingKind } from '../../../domain/judging.ts';
import type { CatalogueApi } from '../../../http/catalogue-routes.ts';
import type { ChallengeCheckApi } from '../../../http/challenge-check-routes.ts';
import type { ChallengeFolderApi } from '../../../http/challenge-folder-routes.ts';
import type { RejudgeReport } from '../../../protocol/rejudge-view.ts';
import type { SubmissionReceipt, SubmissionView } from '../../../protocol/submission-view.ts';
import type { VersionList, VersionSummary, VersionView } from '../../../protocol/version-view.ts';
import { apiFetch, readJson, requestJson } from '../../api/request.ts';
import type { Files } from '../../files/files.ts';

const OPTIONS: ClientRequestOptions = { fetch: apiFetch };
const { catalogue } = hc<CatalogueApi>(location.origin, OPTIONS).api;
const { 'challenge-folders': folders, 'case-templates': templates } = hc<ChallengeFolderApi>(
  location.origin,
  OPTIONS,
).api;
const checkApi = hc<ChallengeCheckApi>(location.origin, OPTIONS).api;

export type NewFolderAsk = Parameters<typeof folders.$post>[0]['json'];
/** What is tried, and by which version. */
export type Trial = {
  readonly challenge: string;
  readonly version: number;
  readonly candidate: string;
  readonly kind: JudgingKind;
  readonly files: Files;
};

const challenge = (slug: string): string => `/api/challenges/${encodeURIComponent(slug)}`;
const post = <T>(path: string, body: unknown = {}): Promise<T> => requestJson<T>(path, { method: 'POST', body });

export const readCatalogue = async () => (await readJson(catalogue.$get())).challenges;
export const listTemplates = async () => (await readJson(templates.$get())).templates;

export const beginFolder = (given: NewFolderAsk) => readJson(folders.$post({ json: given }));
export const readFolder = (slug: string) => readJson(folders[':slug'].$get({ param: { slug } }));
export const saveFolder = (slug: string, baseRevision: number, files: Files) =>
  readJson(folders[':slug'].$put({ param: { slug }, json: { baseRevision, files: [...files] } }));
export const deleteFolder = async (slug: string): Promise<void> => {
  await folders[':slug'].$delete({ param: { slug } });
};

/** Of all parts. */
export const startCheck = (slug: string) =>
  readJson(checkApi['challenge-folders'][':slug'].checks.$post({ param: { slug }, json: {} }));
export const readCheck = (id: string) => readJson(checkApi['challenge-checks'][':id'].$get({ param: { id } }));
export const cancelCheck = (id: string) =>
  readJson(checkApi['challenge-checks'][':id'].cancel.$post({ param: { id } }));

/** Out of what a check has proven. */
export const makeVersion = (slug: string) => readJson(folders[':slug'].version.$post({ param: { slug }, json: {} }));
/** Where all else is what is published. */
export const mendStatement = (slug: string) =>
  readJson(folders[':slug'].statement.$post({ param: { slug }, json: {} }));
export const listVersions = async (slug: string): Promise<readonly VersionSummary[]> =>
  (await requestJson<VersionList>(`${challenge(slug)}/versions`)).versions;
export const readVersion = (slug: string, number: number): Promise<VersionView> =>
  requestJson(`${challenge(slug)}/versions/${number}`);
/** @param by is overruled by the name of who is signed in */
export const publishVersion = (slug: string, number: number, changelog: string, by: string): Promise<VersionView> =>
  post(`${challenge(slug)}/versions/${number}/publish`, { changelog, by });

export const startRejudge = (slug: string, from: number, to: number, by: string): Promise<RejudgeReport> =>
  post(`${challenge(slug)}/rejudges`, { from, to, by });

/** @param key the same for all tries to send it: it is taken once */
export const submitTrial = (run: Trial, key: string): Promise<SubmissionReceipt> =>
  readJson(
    apiFetch('/api/submissions', {
      method: 'POST',
      body: JSON.stringify(run),
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
    }),
  );
export const readTrial = (id: string): Promise<SubmissionView> =>
  requestJson(`/api/submissions/${encodeURIComponent(id)}`);
export const trialEvents = (id: string): string => `/api/submissions/${encodeURIComponent(id)}/events`;
