import { parseEvent } from './parse-event.ts';
import { readBody } from './read-body.ts';
import { isSigned } from './signature.ts';
import type { ApiError, InboxOptions, Receipt } from './types.ts';

interface Answer {
  readonly status: number;
  readonly body: Receipt | ApiError;
}

export async function receive(request: Request, options: InboxOptions): Promise<Response> {
  const { status, body } = await answer(request, options);
  return Response.json(body, { status });
}

async function answer(request: Request, { secrets, store, policy }: InboxOptions): Promise<Answer> {
  if (new URL(request.url).pathname !== '/webhooks') return refusal(404, 'there is nothing at this path');
  if (request.method !== 'POST') return refusal(405, 'only POST is allowed here');

  const reading = await readBody(request, policy.maxBodyBytes);
  if (reading === 'broken') return refusal(400, 'the body broke off');
  if (reading === 'too large') return refusal(413, `a body has at most ${policy.maxBodyBytes} bytes`);

  const header = request.headers.get('ferrypay-signature');
  // One answer for all reasons: who is not Ferrypay is not to learn what comes closer.
  if (!isSigned(header, reading, secrets(), policy.toleranceMs)) return refusal(401, 'not signed by Ferrypay');

  const event = parseEvent(reading);
  if (event === 'invalid') return refusal(400, 'the body is no event');
  if (event === 'of no interest') return { status: 200, body: { result: 'ignored' } };

  try {
    const isNew = await store.add({ update: event, status: 'waiting', tries: 0, dueAt: Date.now() });
    return isNew ? { status: 202, body: { result: 'stored' } } : { status: 200, body: { result: 'duplicate' } };
  } catch {
    return refusal(503, 'not stored, please send it again');
  }
}

function refusal(status: number, error: string): Answer {
  return { status, body: { error } };
}
