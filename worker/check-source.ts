import { type CheckId, ClaimedCheck } from '../src/protocol/challenge-folder-view.ts';
import type { CheckNote, CheckResult } from '../src/protocol/check-job.ts';
import { type AskServer, askServerAt, readAnswer, requireOk } from './ask-server.ts';

/** Where a worker gets what it checks. All reject where there is no answer; the queue then delivers the check again. */
export type CheckSource = {
  /** Undefined where the check is over, and there is nothing to do. */
  readonly claim: (id: CheckId) => Promise<ClaimedCheck | undefined>;
  /** @returns whether the check goes on: it may be cancelled, or in other hands. */
  readonly note: (id: CheckId, note: CheckNote) => Promise<boolean>;
  /** Without effect where the check is over, or in other hands. */
  readonly report: (id: CheckId, result: CheckResult) => Promise<void>;
};

const OVER = 410;

/** Asks the API, over HTTP. */
export class HttpCheckSource implements CheckSource {
  readonly #ask: AskServer;

  constructor(apiUrl: string, token: string) {
    this.#ask = askServerAt(apiUrl, token);
  }

  async claim(id: CheckId): Promise<ClaimedCheck | undefined> {
    const response = await this.#ask('POST', `/internal/checks/${id}/claim`);
    return response.status === OVER ? undefined : await readAnswer(response, ClaimedCheck);
  }

  async note(id: CheckId, note: CheckNote): Promise<boolean> {
    return await this.#tell(`/internal/checks/${id}/progress`, note);
  }

  async report(id: CheckId, result: CheckResult): Promise<void> {
    await this.#tell(`/internal/checks/${id}/report`, result);
  }

  async #tell(path: string, body: CheckNote | CheckResult): Promise<boolean> {
    const response = await this.#ask('POST', path, body);
    if (response.status === OVER) return false;
    await requireOk(response);
    return true;
  }
}
