import type { Call } from '../calls.isolate.ts';
import { type HttpCall, isHttpCall } from '../services/http-call.isolate.ts';
import type { Secret } from '../stores/environment.isolate.ts';
import { callsOf } from './calls-of.ts';
import { judged, type MatcherResult } from './result.ts';
import { textOf } from './secrets.ts';

/** @param others - what else the program said: texts, objects, what a response held. */
export function toHaveLeakedNoSecret(received: unknown, ...others: readonly unknown[]): MatcherResult {
  const secrets = (received as { env?: { secrets?: readonly Secret[] } } | undefined)?.env?.secrets;
  if (secrets === undefined) throw new TypeError('toHaveLeakedNoSecret: give expect() the world');
  if (secrets.length === 0)
    throw new TypeError("toHaveLeakedNoSecret: there is no secret; say world.env.secret('NAME', value)");
  const calls = callsOf(received);
  for (const secret of secrets) {
    const index = calls.findIndex((call) => leaksIn(call, secret));
    if (index !== -1) {
      const note = (place: number): string | undefined => (place === index ? '←' : undefined);
      return judged(false, 'leak no secret', `call ${index + 1} has ${secret.name} in it`, calls.map(withoutUrl), note);
    }
    const other = others.findIndex((value) => textOf(value).includes(secret.value));
    if (other !== -1)
      return judged(false, 'leak no secret', `value ${other + 1} of those given has ${secret.name} in it`, []);
  }
  return judged(true, 'leak no secret', 'it leaked none', calls.map(withoutUrl));
}

function leaksIn(call: Call, { value, to }: Secret): boolean {
  return Object.entries(call).some(([part, content]) => {
    if (part === 'service' || part === 'answerHeaders' || !textOf(content).includes(value)) return false;
    return !(part === 'headers' && isHttpCall(call) && to.some((url) => call.url.startsWith(url)));
  });
}

function withoutUrl(call: Call): Call {
  if (!isHttpCall(call)) return { kind: call.kind, at: call.at };
  const shown: HttpCall = { ...call, url: call.url.split('?')[0] as string };
  return shown;
}
