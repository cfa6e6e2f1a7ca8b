/** A URL as it was called, in parts. It comes from a `Request`, which has parsed it: to do that again costs more than a call. */
export type CalledUrl = {
  readonly href: string;
  readonly origin: string;
  readonly pathname: string;
  /** With its question mark; empty where there is none. */
  readonly search: string;
};

const PARTS = /^([a-z][a-z\d+.-]*:\/\/[^/?#]*)([^?#]*)(\?[^#]*)?/;

/** @param href - as `Request.url` has it. What follows a hash is for the one who asks, and never sent. */
export function readCalledUrl(href: string): CalledUrl {
  const [whole, origin = '', pathname = '', search = ''] = PARTS.exec(href) ?? [href];
  return { href: whole, origin, pathname, search: search === '?' ? '' : search };
}

export function queryOf({ search }: CalledUrl): Readonly<Record<string, string>> {
  return search === '' ? {} : Object.fromEntries(new URLSearchParams(search));
}
