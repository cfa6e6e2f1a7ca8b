const WAITS_MS = [1_000, 2_000];

export type Answer = { readonly status: number; readonly text: string };

/** Asks up to three times. @returns undefined where that was in vain */
export async function request(url: string, init: RequestInit = {}): Promise<Answer | undefined> {
  for (const waitMs of [...WAITS_MS, undefined]) {
    let askedForMs = 0;
    try {
      const headers: Record<string, string> = { ...(init.headers as Record<string, string>) };
      if (init.method === 'POST') headers['idempotency-key'] = crypto.randomUUID();
      const response = await fetch(url, { ...init, headers });
      const answer = { status: response.status, text: await response.text() };
      if (answer.status !== 429 && answer.status < 500) return answer;
      askedForMs = Number(response.headers.get('retry-after')) * 1_000;
    } catch {
      // A connection that fails is tried again, as a server that does.
    }
    if (waitMs !== undefined) await pause(Math.max(waitMs, askedForMs));
  }
  return undefined;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
