import { ChallengePackage } from '../src/domain/challenge.ts';
import type { ChallengeVersion, JudgingId } from '../src/domain/ids.ts';
import { JudgeError } from '../src/domain/judge-error.ts';
import { ClaimedJudging } from '../src/protocol/judging-job.ts';
import { type AskServer, askServerAt, readAnswer } from './ask-server.ts';

/** Where a worker gets what it judges. */
export type JobSource = {
  /** Undefined where the judging is over, and there is nothing to do. */
  readonly claim: (judgingId: JudgingId) => Promise<ClaimedJudging | undefined>;
  /** @throws JudgeError `job-unavailable` where there is no such version. */
  readonly readPackage: (version: ChallengeVersion) => Promise<ChallengePackage>;
};

const PACKAGES_KEPT = 16;

/** Asks the API, over HTTP. Rejects where that does not answer; the queue then delivers the job again. */
export class HttpJobSource implements JobSource {
  readonly #ask: AskServer;
  /** By version, the least recently used one first. */
  readonly #packages = new Map<ChallengeVersion, ChallengePackage>();

  constructor(apiUrl: string, token: string) {
    this.#ask = askServerAt(apiUrl, token);
  }

  async claim(judgingId: JudgingId): Promise<ClaimedJudging | undefined> {
    const response = await this.#ask('POST', `/internal/judgings/${judgingId}/claim`);
    if (response.status === 410) return undefined;
    return await readAnswer(response, ClaimedJudging);
  }

  async readPackage(version: ChallengeVersion): Promise<ChallengePackage> {
    const challenge = this.#packages.get(version) ?? (await this.#fetchPackage(version));
    this.#packages.delete(version);
    this.#packages.set(version, challenge);
    const [oldest] = this.#packages.keys();
    if (this.#packages.size > PACKAGES_KEPT && oldest !== undefined) this.#packages.delete(oldest);
    return challenge;
  }

  async #fetchPackage(version: ChallengeVersion): Promise<ChallengePackage> {
    const response = await this.#ask('GET', `/internal/challenge-versions/${version}`);
    if (response.status === 404) {
      throw new JudgeError('job-unavailable', `there is no challenge version ${version}`);
    }
    return await readAnswer(response, ChallengePackage);
  }
}
