import { z } from 'zod';

/** What a server did not grant, or why it could not be asked: in lines for a person to read. */
export class NotGranted extends Error {
  override readonly name = 'NotGranted';
  /** What HTTP calls it; null where there was no answer. */
  readonly status: number | null;

  constructor(message: string, status: number | null = null, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

const Problem = z.object({
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).default([]),
});

export type ApiQuestion = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly url: URL;
  readonly token: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/**
 * Asks a minicase server.
 *
 * @throws NotGranted where the answer is another than `expected`
 */
export async function askApi<T extends z.ZodType>(question: ApiQuestion, expected: T): Promise<z.infer<T>> {
  return await readAnswer(await sendToApi(question), expected);
}

/** @throws NotGranted where there is no answer at all */
export async function sendToApi({ method, url, token, body, headers }: ApiQuestion): Promise<Response> {
  try {
    return await fetch(url, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  } catch (cause) {
    throw new NotGranted(`${url.origin} cannot be reached: is the server running, and are you connected?`, null, {
      cause,
    });
  }
}

/** @throws NotGranted */
export async function readAnswer<T extends z.ZodType>(response: Response, expected: T): Promise<z.infer<T>> {
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) {
    const answer = expected.safeParse(body);
    if (answer.success) return answer.data;
    throw new NotGranted("the server's answer is not understood: is it another release of minicase?");
  }
  const problem = Problem.safeParse(body);
  if (!problem.success) throw new NotGranted(`the server answered ${response.status}`, response.status);
  const errors = problem.data.errors.map(({ path, message }) => `\n  ${path}: ${message}`);
  throw new NotGranted(`${problem.data.detail}${errors.join('')}`, response.status);
}
