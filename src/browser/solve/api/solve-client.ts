import { hc } from 'hono/client';
import type { JudgingKind } from '../../../domain/judging.ts';
import type { SolveApi } from '../../../http/solve/solve-routes.ts';
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
import { apiFetch, readJson } from '../../api/request.ts';
import type { Files } from '../../files/files.ts';

/** What the API of one invitation can be asked: the addresses and bodies are those that the server's routes declare. */
export class SolveClient {
  readonly #routes = hc<SolveApi>(location.origin, { fetch: apiFetch }).api.solve[':invitation'];
  readonly #invitation: { readonly invitation: string };

  constructor(invitation: string) {
    this.#invitation = { invitation };
  }

  readonly read = (): Promise<SolveView> => timed(() => this.#routes.$get({ param: this.#invitation }));
  readonly start = (): Promise<SolveView> => timed(() => this.#routes.start.$post({ param: this.#invitation }));
  readonly finish = (): Promise<SolveView> => timed(() => this.#routes.finish.$post({ param: this.#invitation }));
  readonly saveProfile = (profile: SolveProfile): Promise<SolveView> =>
    timed(() => this.#routes.profile.$patch({ param: this.#invitation, json: profile }));
  readonly readReceipt = (): Promise<Receipt> => readJson(this.#routes.receipt.$get({ param: this.#invitation }));

  readonly readCase = (slug: string): Promise<SolveCaseView> =>
    readJson(this.#routes.cases[':slug'].$get({ param: this.#of(slug) }));
  readonly readDraft = (slug: string): Promise<Draft> =>
    readJson(this.#routes.cases[':slug'].draft.$get({ param: this.#of(slug) }));
  readonly saveDraft = (slug: string, baseRevision: number, files: Files): Promise<DraftSaved> =>
    readJson(
      this.#routes.cases[':slug'].draft.$put({ param: this.#of(slug), json: { baseRevision, files: [...files] } }),
    );

  /** Newest first. */
  readonly listSubmissions = async (slug: string): Promise<readonly SolveSubmissionHead[]> =>
    (await readJson(this.#routes.cases[':slug'].submissions.$get({ param: this.#of(slug) }))).submissions;
  /** @param key the same for all tries to send one submission: it is taken once */
  readonly submit = (slug: string, kind: JudgingKind, files: Files, key: string): Promise<SolveReceipt> =>
    readJson(
      this.#routes.cases[':slug'].submissions.$post({
        param: this.#of(slug),
        header: { 'idempotency-key': key },
        json: { kind, files: [...files] },
      }),
    );
  readonly readSubmission = (id: string): Promise<SolveSubmissionView> =>
    readJson(this.#routes.submissions[':id'].$get({ param: { ...this.#invitation, id } }));
  readonly eventsAddress = (id: string): string =>
    `${this.#routes.submissions[':id'].$url({ param: { ...this.#invitation, id } }).pathname}/events`;

  #of(slug: string) {
    return { ...this.#invitation, slug };
  }
}

/** Sets the clock by an answer that tells the server's time. */
async function timed(ask: () => Promise<{ readonly json: () => Promise<SolveView> }>): Promise<SolveView> {
  const sentAt = performance.now();
  const view = await readJson(ask());
  const now = Date.parse(view.now);
  serverClock.correct(now, now, sentAt, performance.now());
  return view;
}
