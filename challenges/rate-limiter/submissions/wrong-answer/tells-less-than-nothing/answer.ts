import type { Decision, Quota } from './decision.ts';

export async function answerFor(decision: Decision, askUpstream: () => Promise<Response>): Promise<Response> {
  switch (decision.kind) {
    case 'allowed':
      return withHeaders(await passOn(askUpstream), quotaHeaders(decision.quota));
    case 'let through':
      return await passOn(askUpstream);
    case 'refused': {
      const headers = { ...quotaHeaders(decision.quota), 'retry-after': seconds(decision.waitMs) };
      return Response.json({ error: 'too many requests' }, { status: 429, headers });
    }
    case 'unavailable': {
      const headers = { 'retry-after': seconds(decision.waitMs) };
      return Response.json({ error: 'try again later' }, { status: 503, headers });
    }
  }
}

async function passOn(askUpstream: () => Promise<Response>): Promise<Response> {
  try {
    return await askUpstream();
  } catch {
    return Response.json({ error: 'the service does not answer' }, { status: 502 });
  }
}

/** A copy, since the headers of a response that was fetched cannot be changed. */
function withHeaders(response: Response, headers: Readonly<Record<string, string>>): Response {
  const copy = new Response(response.body, response);
  for (const [name, value] of Object.entries(headers)) copy.headers.set(name, value);
  return copy;
}

function quotaHeaders({ perMinute, remaining, resetMs }: Quota): Record<string, string> {
  return {
    'ratelimit-limit': String(perMinute),
    'ratelimit-remaining': String(remaining),
    'ratelimit-reset': seconds(resetMs),
  };
}

/** Rounded up: whoever comes back after so many whole seconds is not too early. */
function seconds(ms: number): string {
  return String(Math.ceil(ms / 1000));
}
