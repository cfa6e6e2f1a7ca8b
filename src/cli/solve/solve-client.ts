import { createParser } from 'eventsource-parser';
import { z } from 'zod';
import { InvitationId } from '../../domain/invitation.ts';
import type { JudgingKind } from '../../domain/judging.ts';
import type { SourceFile } from '../../domain/source-file.ts';
import { InvitationToken } from '../../protocol/invitation-view.ts';
import { JudgingEvent } from '../../protocol/judging-event.ts';
import {
  Draft,
  DraftSaved,
  SolveCaseView,
  SolveReceipt,
  SolveSubmissionView,
  SolveView,
} from '../../protocol/solve/solve-view.ts';
import { type ApiQuestion, askApi, NotGranted, readAnswer, sendToApi } from '../ask-api.ts';
import type { SolveSession } from './session.ts';

export type InvitationAddress = Pick<SolveSession, 'server' | 'invitation' | 'token'>;

/**
 * Finds out where an invitation link leads.
 *
 * @throws NotGranted for what is no such link, or leads nowhere
 */
export async function openLink(link: string): Promise<InvitationAddress> {
  const url = URL.canParse(link) ? new URL(link) : undefined;
  const token = InvitationToken.safeParse(url?.pathname.split('/').at(-1));
  if (url === undefined || !token.success) {
    throw new NotGranted('this is not an invitation link: copy the whole of it, it looks like https://…/i/mci_…');
  }
  const response = await fetch(url, { redirect: 'manual' }).catch((cause) => {
    throw new NotGranted(`${url.origin} cannot be reached: are you connected?`, null, { cause });
  });
  const invitation = InvitationId.safeParse(response.headers.get('location')?.split('/').at(-1));
  if (!invitation.success) {
    throw new NotGranted('this link leads nowhere: it was cut off, or replaced by a newer one', response.status);
  }
  return { server: url.origin, invitation: invitation.data, token: token.data };
}

/** Speaks to a server for one candidate. Each method throws NotGranted with what the server says. */
export class SolveClient {
  readonly #address: InvitationAddress;

  constructor(address: InvitationAddress) {
    this.#address = address;
  }

  async read(): Promise<SolveView> {
    return await askApi(this.#question('GET', ''), SolveView);
  }

  async start(): Promise<SolveView> {
    return await askApi(this.#question('POST', '/start'), SolveView);
  }

  async finish(): Promise<SolveView> {
    return await askApi(this.#question('POST', '/finish'), SolveView);
  }

  async readCase(slug: string): Promise<SolveCaseView> {
    return await askApi(this.#question('GET', `/cases/${slug}`), SolveCaseView);
  }

  async readDraft(slug: string): Promise<Draft> {
    return await askApi(this.#question('GET', `/cases/${slug}/draft`), Draft);
  }

  /** @returns undefined where another draft was saved since that revision */
  async saveDraft(slug: string, baseRevision: number, files: readonly SourceFile[]): Promise<DraftSaved | undefined> {
    const response = await sendToApi(this.#question('PUT', `/cases/${slug}/draft`, { baseRevision, files }));
    return response.status === 409 ? undefined : await readAnswer(response, DraftSaved);
  }

  /** @param key the same for all tries to send one submission: it is taken once */
  async submit(slug: string, kind: JudgingKind, files: readonly SourceFile[], key: string): Promise<SolveReceipt> {
    const question = this.#question('POST', `/cases/${slug}/submissions`, { kind, files });
    return await askApi({ ...question, headers: { 'idempotency-key': key } }, SolveReceipt);
  }

  async readSubmission(id: string): Promise<SolveSubmissionView> {
    return await askApi(this.#question('GET', `/submissions/${id}`), SolveSubmissionView);
  }

  /** Tells how a submission is judged, until it is. */
  async follow(id: string, tell: (event: JudgingEvent) => void): Promise<void> {
    const response = await sendToApi(this.#question('GET', `/submissions/${id}/events`));
    if (!response.ok || response.body === null) {
      await readAnswer(response, z.never());
      return;
    }
    const parser = createParser({
      onEvent: ({ data }) => {
        const event = JudgingEvent.safeParse(JSON.parse(data));
        if (event.success) tell(event.data);
      },
    });
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) parser.feed(chunk);
  }

  #question(method: ApiQuestion['method'], path: string, body?: unknown): ApiQuestion {
    const { server, invitation, token } = this.#address;
    return { method, url: new URL(`/api/solve/${invitation}${path}`, server), token, body };
  }
}
