import { vi } from 'vitest';
import { SubmissionReceipt, type SubmissionRequest, SubmissionView } from '../../src/protocol/submission-view.ts';

/** Speaks to a running server as a client would. */
export class ApiClient {
  readonly #address: string;
  readonly #token: string;

  constructor(address: string, token: string) {
    this.#address = address;
    this.#token = token;
  }

  async ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { authorization: `Bearer ${this.#token}`, ...init.headers };
    return await fetch(new URL(path, this.#address), { ...init, headers });
  }

  async submit(request: Partial<Record<keyof SubmissionRequest, unknown>>): Promise<SubmissionReceipt> {
    const response = await this.ask('/api/submissions', {
      method: 'POST',
      body: JSON.stringify(request),
      headers: { 'content-type': 'application/json' },
    });
    if (response.status !== 202) throw new Error(`not accepted: ${response.status} ${await response.text()}`);
    return SubmissionReceipt.parse(await response.json());
  }

  async read(id: string): Promise<SubmissionView> {
    return SubmissionView.parse(await (await this.ask(`/api/submissions/${id}`)).json());
  }

  /** The submission once all of its judgings are over. */
  async readWhenOver(id: string, withinMs = 40_000): Promise<SubmissionView> {
    return await vi.waitFor(
      async () => {
        const view = await this.read(id);
        const open = view.judgings.find(({ state }) => state === 'queued' || state === 'running');
        if (open !== undefined) throw new Error(`judging ${open.id} is still ${open.state}`);
        return view;
      },
      { timeout: withinMs, interval: 100 },
    );
  }

  /** The types of a submission's events, read until the stream ends or `until` is seen. */
  async followUntil(id: string, until: string): Promise<string[]> {
    const response = await this.ask(`/api/submissions/${id}/events`);
    const types: string[] = [];
    let text = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      types.splice(0, types.length, ...[...text.matchAll(/^event: (.*)$/gm)].map(([, type]) => type ?? ''));
      if (types.includes(until)) break;
    }
    return types;
  }
}
