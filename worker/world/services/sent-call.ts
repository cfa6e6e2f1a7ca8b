import type { CalledUrl } from './called-url.ts';

/** What the program sent, as a contract looks at it. */
export type SentCall = {
  readonly method: string;
  readonly url: CalledUrl;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Headers;
  /** Parsed where it is JSON; undefined where there is none. */
  readonly body: unknown;
};

/** What is wrong with a call; nothing where it is as agreed. */
export type CheckCall = (call: SentCall) => readonly string[] | Promise<readonly string[]>;

export function fieldsOf({ query, headers, body }: SentCall) {
  return { query, headers: Object.fromEntries(headers), body };
}
