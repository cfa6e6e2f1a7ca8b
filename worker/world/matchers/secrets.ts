import { callsOf } from './calls-of.ts';
import { judged, type MatcherResult } from './result.ts';

/** In which part of which call a text is found; undefined where it is in none. */
export function findInCalls(
  received: unknown,
  text: string,
): { readonly index: number; readonly part: string } | undefined {
  for (const [index, call] of callsOf(received).entries()) {
    for (const [part, value] of Object.entries(call)) {
      if (part !== 'service' && part !== 'answerHeaders' && textOf(value).includes(text)) return { index, part };
    }
  }
  return undefined;
}

export function toHaveSentNoSecret(received: unknown, secret: string): MatcherResult {
  if (typeof secret !== 'string' || secret === '')
    throw new TypeError('toHaveSentNoSecret: give it the secret, a text');
  const calls = callsOf(received);
  const found = findInCalls(received, secret);
  const actual = found === undefined ? 'it sent none' : `call ${found.index + 1} has it in its ${found.part}`;
  const note = (index: number): string | undefined => (index === found?.index ? '←' : undefined);
  return judged(found === undefined, 'keep the secret to itself', actual, calls.map(withoutQuery), note);
}

/** The value as text, as it could be found in what was sent. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return safelyDecoded(value);
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (typeof value !== 'object' || value === null) return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    return '';
  }
}

function safelyDecoded(text: string): string {
  try {
    return `${text} ${decodeURIComponent(text)}`;
  } catch {
    return text;
  }
}

/** The message is not to tell the secret. */
function withoutQuery<Entry>(call: Entry): Entry {
  const { url } = call as { url?: unknown };
  return typeof url === 'string' ? { ...call, url: url.split('?')[0] } : call;
}
