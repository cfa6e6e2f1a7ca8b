import { HttpResponse, http, world } from 'minicase/world';
import type { Fault, Scenario } from './scenario.ts';

/** A scenario's upstream as a service of the world; `upstream-server.ts` is its real counterpart. */
export function serveUpstream({ openUpstream }: Scenario): {
  readonly url: string;
  readonly disturb: (faults: readonly Fault[]) => void;
} {
  const url = 'https://upstream.example';
  const handle = openUpstream();
  const service = world.service(url, [
    http.all('*', async ({ request }) => {
      const { pathname, search } = new URL(request.url);
      const { method, headers } = request;
      const answer = handle({ method, path: pathname + search, headers, body: await request.text() });
      const init = { status: answer.status ?? 200, headers: answer.headers ?? {} };
      return answer.body === null ? new HttpResponse(null, init) : HttpResponse.json(answer.body, init);
    }),
  ]);
  return {
    url,
    disturb(faults) {
      if (faults.length > 0) service.script(faults);
    },
  };
}
