import type { ChallengeSlug } from '../../domain/ids.ts';
import { VersionDiff } from '../../protocol/version-diff.ts';
import { type VersionDraft, VersionList, type VersionPublication, VersionView } from '../../protocol/version-view.ts';
import { type ApiQuestion, askApi, readAnswer, sendToApi } from '../ask-api.ts';

/** Speaks to a server about the versions of one challenge. */
export class PublishClient {
  readonly #versions: URL;
  readonly #token: string;

  constructor(url: string, token: string, slug: ChallengeSlug) {
    this.#versions = new URL(`/api/challenges/${slug}/versions`, url);
    this.#token = token;
  }

  /** Empty where the server has no such challenge. */
  async list(): Promise<VersionList['versions']> {
    const response = await sendToApi(this.#question('GET', ''));
    if (response.status === 404) return [];
    return (await readAnswer(response, VersionList)).versions;
  }

  async draft(draft: VersionDraft): Promise<VersionView> {
    return await askApi(this.#question('POST', '', draft), VersionView);
  }

  async publish(number: number, publication: VersionPublication): Promise<VersionView> {
    return await askApi(this.#question('POST', `/${number}/publish`, publication), VersionView);
  }

  async diff(number: number): Promise<VersionDiff> {
    return await askApi(this.#question('GET', `/${number}/diff`), VersionDiff);
  }

  #question(method: ApiQuestion['method'], path: string, body?: unknown): ApiQuestion {
    return { method, url: new URL(`${this.#versions}${path}`), token: this.#token, body };
  }
}
