/** Something to do with an application, and what its upstream service does meanwhile. */
export type Step = {
  readonly path: string | ((seen: readonly Observed[]) => string);
  readonly init?: RequestInit | (() => RequestInit | Promise<RequestInit>);
  /** Calls that are made at once meet theirs in any order: faults for those are all the same. */
  readonly faults?: readonly Fault[];
};

export type Fault =
  | number
  | 'timeout'
  | 'reset'
  | { readonly delay: `${number}ms` }
  | { readonly drop: 'mid-body' }
  | { readonly status: number; readonly retryAfter: `${number}s` };

export type UpstreamCall = {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: string;
};

export type UpstreamAnswer = {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body: unknown;
};

export type Scenario = {
  readonly steps: readonly Step[];
  /** A fresh upstream service, as it answers when nothing goes wrong. */
  readonly openUpstream: () => (call: UpstreamCall) => UpstreamAnswer;
};

/** What can be seen of an application from outside. */
export type Observed = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly body: string;
};

export type Application = (request: Request) => Response | Promise<Response>;

const HEADERS_SEEN = ['content-type', 'etag', 'location', 'retry-after', 'x-sha256', 'content-length'];

/**
 * Plays a scenario, and tells what was seen: what an application answered, and how often it called its upstream.
 *
 * @param disturb - is told before each step what is to go wrong with the upstream's next answers.
 */
export async function play(
  { steps }: Scenario,
  application: Application,
  disturb: (faults: readonly Fault[]) => void,
): Promise<Observed[]> {
  const seen: Observed[] = [];
  for (const { path, init, faults = [] } of steps) {
    disturb(faults);
    const url = new URL(typeof path === 'string' ? path : path(seen), 'http://application.example');
    const response = await application(new Request(url, typeof init === 'function' ? await init() : init));
    const headers: Record<string, string> = {};
    for (const name of HEADERS_SEEN) {
      const value = response.headers.get(name);
      if (value !== null) headers[name] = value;
    }
    const cookies = response.headers.getSetCookie();
    seen.push({ status: response.status, headers, cookies, body: await response.text() });
  }
  return seen;
}

/** The same with ids by the order in which they came, and without the time: both differ from run to run elsewhere. */
export function comparable(seen: readonly Observed[]): Observed[] {
  const ids = new Map<string, string>();
  const text = JSON.stringify(seen)
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) => {
      if (!ids.has(id)) ids.set(id, `id-${ids.size + 1}`);
      return ids.get(id) as string;
    })
    .replaceAll(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/g, 'a-time');
  return JSON.parse(text) as Observed[];
}

export function json(body: unknown, headers: Record<string, string> = {}, method = 'POST'): RequestInit {
  return { method, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}
