import type { JudgingKind } from '../../../domain/judging.ts';
import type {
  Draft,
  DraftSaved,
  Receipt,
  SolveCaseView,
  SolveProfile,
  SolveReceipt,
  SolveSubmissionHead,
  SolveSubmissionView,
  SolveView,
} from '../../../protocol/solve/solve-view.ts';
import { serverClock } from '../../api/connection.ts';
import { type Ask, requestJson } from '../../api/request.ts';
import type { Files } from '../files/files.ts';

/** What the API of one invitation can be asked, in the words of `protocol/solve`. */
export class SolveClient {
  readonly #base: string;

  constructor(invitation: string) {
    this.#base = `/api/solve/${encodeURIComponent(invitation)}`;
  }

  readonly read = (): Promise<SolveView> => this.#readView({});
  readonly start = (): Promise<SolveView> => this.#readView({ method: 'POST' }, '/start');
  readonly finish = (): Promise<SolveView> => this.#readView({ method: 'POST' }, '/finish');
  readonly saveProfile = (profile: SolveProfile): Promise<SolveView> =>
    this.#readView({ method: 'PATCH', body: profile }, '/profile');
  readonly readReceipt = (): Promise<Receipt> => requestJson(`${this.#base}/receipt`);

  readonly readCase = (slug: string): Promise<SolveCaseView> => requestJson(this.#caseAddress(slug));
  readonly readDraft = (slug: string): Promise<Draft> => requestJson(`${this.#caseAddress(slug)}/draft`);
  readonly saveDraft = (slug: string, baseRevision: number, files: Files): Promise<DraftSaved> =>
    requestJson(`${this.#caseAddress(slug)}/draft`, { method: 'PUT', body: { baseRevision, files } });

  /** Newest first. */
  readonly listSubmissions = async (slug: string): Promise<readonly SolveSubmissionHead[]> => {
    const address = `${this.#caseAddress(slug)}/submissions`;
    return (await requestJson<{ readonly submissions: readonly SolveSubmissionHead[] }>(address)).submissions;
  };
  /** @param key the same for all tries to send one submission: it is taken once */
  readonly submit = (slug: string, kind: JudgingKind, files: Files, key: string): Promise<SolveReceipt> =>
    requestJson(`${this.#caseAddress(slug)}/submissions`, {
      method: 'POST',
      headers: { 'idempotency-key': key },
      body: { kind, files },
    });
  readonly readSubmission = (id: string): Promise<SolveSubmissionView> =>
    requestJson(`${this.#base}/submissions/${encodeURIComponent(id)}`);
  readonly eventsAddress = (id: string): string => `${this.#base}/submissions/${encodeURIComponent(id)}/events`;

  #caseAddress(slug: string): string {
    return `${this.#base}/cases/${encodeURIComponent(slug)}`;
  }

  async #readView(ask: Ask, under = ''): Promise<SolveView> {
    const sentAt = performance.now();
    const view = await requestJson<SolveView>(this.#base + under, ask);
    const now = Date.parse(view.now);
    serverClock.correct(now, now, sentAt, performance.now());
    return view;
  }
}
