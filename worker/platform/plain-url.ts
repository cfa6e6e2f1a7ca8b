/** A parsed URL as whatwg-url keeps it. */
export type UrlRecord = {
  readonly scheme: string;
  readonly username: string;
  readonly password: string;
  readonly host: string;
  readonly port: number | null;
  readonly path: readonly string[];
  readonly query: string | null;
  readonly fragment: null;
};

/** Scheme, host whose last label is no number, port, path and query, of characters that the standard leaves as they are. */
const PLAIN =
  /^(https?):\/\/((?:[a-z0-9-]+\.)*[a-z][a-z0-9-]*)(?::([1-9][0-9]{0,3}))?(\/[\w\-.~!$&'()*+,;=:@/%]*)?(?:\?([\w\-.~!$&()*+,;=:@/?%]*))?$/;
/** `.` and `..` of a path, however they are written, and files whose names begin so. */
const DOTS = /\/\.|%2e/i;
const DEFAULT_PORTS: Readonly<Record<string, number>> = { http: 80, https: 443 };

/**
 * What the standard's state machine makes of a URL, for those that nearly all are; undefined for any that it might
 * change in the least. It takes a letter at a time, which in a program that has just begun is slow.
 */
export function parsePlainUrl(input: string): UrlRecord | undefined {
  const match = PLAIN.exec(input);
  if (match === null) return undefined;
  const [, scheme = '', host = '', port, path = '/', query] = match;
  if (host.includes('xn--') || DOTS.test(path)) return undefined;
  const portNumber = port === undefined ? null : Number(port);
  return {
    scheme,
    username: '',
    password: '',
    host,
    port: portNumber === DEFAULT_PORTS[scheme] ? null : portNumber,
    path: path.slice(1).split('/'),
    query: query ?? null,
    fragment: null,
  };
}
