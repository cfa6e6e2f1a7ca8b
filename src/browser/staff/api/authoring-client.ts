import type {
  CaseTemplate,
  CatalogueEntry,
  CheckHead,
  CheckView,
  FolderSummary,
  FolderView,
  NewFolder,
} from '../../../protocol/challenge-folder-view.ts';
import type { RejudgeReport, RejudgeSummary } from '../../../protocol/rejudge-view.ts';
import type { SubmissionReceipt, SubmissionRequest, SubmissionView } from '../../../protocol/submission-view.ts';
import type { VersionList, VersionSummary, VersionView } from '../../../protocol/version-view.ts';
import { apiFetch, readJson, requestJson } from '../../api/request.ts';
import type { Files } from '../../files/files.ts';

export type NewFolderAsk = Unbranded<NewFolder>;
export type PreviewRun = Pick<Unbranded<SubmissionRequest>, 'challenge' | 'candidate' | 'kind' | 'version'> & {
  readonly files: Files;
};

/** What is typed in a browser has no brands: the server looks at it. */
type Unbranded<T> = T extends string
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Unbranded<Item>[]
    : T extends object
      ? { [Key in keyof T]: Unbranded<T[Key]> }
      : T;

const post = <T>(path: string, body: unknown = {}): Promise<T> => requestJson<T>(path, { method: 'POST', body });
const folder = (slug: string): string => `/api/challenge-folders/${encodeURIComponent(slug)}`;
const challenge = (slug: string): string => `/api/challenges/${encodeURIComponent(slug)}`;
const check = (id: string): string => `/api/challenge-checks/${encodeURIComponent(id)}`;

export const readCatalogue = async (): Promise<readonly CatalogueEntry[]> =>
  (await requestJson<{ challenges: CatalogueEntry[] }>('/api/catalogue')).challenges;
export const listTemplates = async (): Promise<readonly CaseTemplate[]> =>
  (await requestJson<{ templates: CaseTemplate[] }>('/api/case-templates')).templates;

/** Those that were saved last first. */
export const listFolders = async (): Promise<readonly FolderSummary[]> =>
  (await requestJson<{ folders: FolderSummary[] }>('/api/challenge-folders')).folders;
export const beginFolder = (given: NewFolderAsk): Promise<FolderView> => post('/api/challenge-folders', given);
export const readFolder = (slug: string): Promise<FolderView> => requestJson(folder(slug));
export const saveFolder = (slug: string, baseRevision: number, files: Files): Promise<FolderView> =>
  requestJson(folder(slug), { method: 'PUT', body: { baseRevision, files } });
export const deleteFolder = (slug: string): Promise<undefined> => requestJson(folder(slug), { method: 'DELETE' });

export const startCheck = (slug: string): Promise<CheckHead> => post(`${folder(slug)}/checks`);
export const readCheck = (id: string): Promise<CheckView> => requestJson(check(id));
export const cancelCheck = (id: string): Promise<CheckView> => post(`${check(id)}/cancel`);

export const makeVersion = (slug: string): Promise<VersionSummary> => post(`${folder(slug)}/version`);
export const listVersions = async (slug: string): Promise<readonly VersionSummary[]> =>
  (await requestJson<VersionList>(`${challenge(slug)}/versions`)).versions;
export const readVersion = (slug: string, number: number): Promise<VersionView> =>
  requestJson(`${challenge(slug)}/versions/${number}`);
/** @param by is overruled by the name of who is signed in */
export const publishVersion = (slug: string, number: number, changelog: string, by: string): Promise<VersionView> =>
  post(`${challenge(slug)}/versions/${number}/publish`, { changelog, by });

export const listRejudges = async (slug: string): Promise<readonly RejudgeSummary[]> =>
  (await requestJson<{ rejudges: RejudgeSummary[] }>(`${challenge(slug)}/rejudges`)).rejudges;
export const startRejudge = (slug: string, from: number, to: number, by: string): Promise<RejudgeReport> =>
  post(`${challenge(slug)}/rejudges`, { from, to, by });

/** @param key the same for all tries to send it: it is taken once */
export const submitTrial = (run: PreviewRun, key: string): Promise<SubmissionReceipt> =>
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
