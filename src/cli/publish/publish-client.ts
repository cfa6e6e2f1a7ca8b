import { z } from 'zod';
import type { ChallengeSlug } from '../../domain/ids.ts';
import { VersionDiff } from '../../protocol/version-diff.ts';
import { type VersionDraft, VersionList, type VersionPublication, VersionView } from '../../protocol/version-view.ts';

/** What a server did not grant, or why it could not be asked: in lines for its author to read. */
export class NotGranted extends Error {
  override readonly name = 'NotGranted';
}

const Problem = z.object({
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).default([]),
});

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
    const response = await this.#ask('GET', '');
    if (response.status === 404) return [];
    return (await read(response, VersionList)).versions;
  }

  async draft(draft: VersionDraft): Promise<VersionView> {
    return await read(await this.#ask('POST', '', draft), VersionView);
  }

  async publish(number: number, publication: VersionPublication): Promise<VersionView> {
    return await read(await this.#ask('POST', `/${number}/publish`, publication), VersionView);
  }

  async diff(number: number): Promise<VersionDiff> {
    return await read(await this.#ask('GET', `/${number}/diff`), VersionDiff);
  }

  async #ask(method: string, path: string, body?: unknown): Promise<Response> {
    const headers = { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' };
    try {
      return await fetch(`${this.#versions}${path}`, {
        method,
        headers,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    } catch (cause) {
      throw new NotGranted(`${this.#versions.origin} cannot be reached: start the server, or name another with --url`, {
        cause,
      });
    }
  }
}

async function read<T extends z.ZodType>(response: Response, expected: T): Promise<z.infer<T>> {
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) {
    const answer = expected.safeParse(body);
    if (answer.success) return answer.data;
    throw new NotGranted("the server's answer is not understood: is it another release of minicase?");
  }
  const problem = Problem.safeParse(body);
  if (!problem.success) throw new NotGranted(`the server answered ${response.status}`);
  const errors = problem.data.errors.map(({ path, message }) => `\n  ${path}: ${message}`);
  throw new NotGranted(`${problem.data.detail}${errors.join('')}`);
}
