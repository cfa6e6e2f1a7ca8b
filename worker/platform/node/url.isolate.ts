import { domainToASCII, domainToUnicode } from '../domains.isolate.ts';
import { URL, URLSearchParams } from '../url.isolate.ts';
import { querystring } from './querystring.isolate.ts';

/** `node:url`: the web's, and what Node had before it. */

type FormatOptions = { readonly auth?: boolean; readonly fragment?: boolean; readonly search?: boolean };
const SLASHED = /^(?:https?|ftp|wss?|file):$/;

/** The parts of a URL, as `url.parse` gives them. */
class Url {
  protocol: string | null = null;
  slashes: boolean | null = null;
  auth: string | null = null;
  host: string | null = null;
  port: string | null = null;
  hostname: string | null = null;
  hash: string | null = null;
  search: string | null = null;
  query: unknown = null;
  pathname: string | null = null;
  path: string | null = null;
  href = '';
  format(): string {
    return formatParts(this);
  }
}

const PARTS =
  /^(?<protocol>[a-z][a-z0-9+.-]*:)?(?:(?<slashes>\/\/)(?:(?<auth>[^/?#]*)@)?(?<host>[^/?#]*))?(?<pathname>[^?#]*)(?<search>\?[^#]*)?(?<hash>#.*)?$/is;

function parse(text: string, parsesQuery = false, hasHostWithoutProtocol = false): Url {
  if (typeof text !== 'string') throw new TypeError('The "url" argument must be of type string');
  const url = new Url();
  const trimmed = text.trim().replaceAll('\\', '/');
  const found = PARTS.exec(trimmed)?.groups ?? {};
  const hasHost = found['slashes'] !== undefined && (found['protocol'] !== undefined || hasHostWithoutProtocol);
  url.protocol = found['protocol']?.toLowerCase() ?? null;
  let pathname = found['pathname'] ?? '';
  if (hasHost) {
    url.slashes = true;
    url.auth = found['auth'] === undefined ? null : decodeURIComponent(found['auth']);
    url.host = (found['host'] ?? '').toLowerCase();
    const port = /:(\d+)$/.exec(url.host)?.[1];
    url.port = port ?? null;
    url.hostname = (port === undefined ? url.host : url.host.slice(0, -port.length - 1)).replace(/^\[|\]$/g, '');
    if (pathname === '' && url.protocol !== null && SLASHED.test(url.protocol)) pathname = '/';
  } else if (found['slashes'] !== undefined) {
    pathname = `//${found['auth'] === undefined ? '' : `${found['auth']}@`}${found['host']}${pathname}`;
  }
  url.pathname = pathname === '' ? null : pathname;
  url.search = found['search'] ?? (parsesQuery ? '' : null);
  const query = found['search']?.slice(1);
  url.query = parsesQuery ? querystring.parse(query ?? '') : (query ?? null);
  url.hash = found['hash'] ?? null;
  url.path = url.pathname === null && !url.search ? null : (url.pathname ?? '') + (url.search ?? '');
  url.href = formatParts(url);
  return url;
}

function formatParts(parts: Partial<Url>): string {
  const { protocol, auth, hostname, port, pathname, hash, query, slashes } = parts;
  const scheme = protocol ? protocol.replace(/:?$/, ':') : '';
  const login = auth ? `${encodeURIComponent(auth).replaceAll('%3A', ':')}@` : '';
  const host =
    parts.host ?? (hostname ? (hostname.includes(':') ? `[${hostname}]` : hostname) + (port ? `:${port}` : '') : '');
  const values = typeof query === 'object' && query !== null ? querystring.stringify(query) : '';
  const search = (parts.search ?? (values === '' ? '' : `?${values}`)).replace(/^(?!\?|$)/, '?');
  const hasAuthority = slashes || (host !== '' && (scheme === '' || SLASHED.test(scheme)));
  const path = (pathname ?? '').replace(/[?#]/g, encodeURIComponent);
  const separated = hasAuthority && path !== '' && !path.startsWith('/') ? `/${path}` : path;
  return (
    scheme +
    (hasAuthority ? `//${login}${host}` : '') +
    separated +
    search.replaceAll('#', '%23') +
    (hash ? hash.replace(/^(?!#)/, '#') : '')
  );
}

function format(given: string | URL | Partial<Url>, options: FormatOptions = {}): string {
  if (typeof given === 'string') return parse(given).href;
  if (!(given instanceof URL)) return formatParts(given);
  const url = new URL(given.href);
  if (options.auth === false) Object.assign(url, { username: '', password: '' });
  if (options.fragment === false) url.hash = '';
  if (options.search === false) url.search = '';
  return url.href;
}

function resolve(from: string, to: string): string {
  const base = new URL(from, 'resolve://base/');
  const url = new URL(to, base);
  return url.protocol === 'resolve:' ? url.pathname + url.search + url.hash : url.href;
}

function fileURLToPath(given: string | URL): string {
  const url = typeof given === 'string' ? new URL(given) : given;
  if (url.protocol !== 'file:') throw new TypeError('The URL must be of scheme file');
  if (url.hostname !== '') throw new TypeError('File URL host must be "localhost" or empty on linux');
  if (/%2f/i.test(url.pathname)) throw new TypeError('File URL path must not include encoded / characters');
  return decodeURIComponent(url.pathname);
}

function pathToFileURL(path: string): URL {
  const encoded = path.replace(/[%\\\n\r\t?#]/g, encodeURIComponent);
  return new URL(`file://${encoded.startsWith('/') ? '' : '/'}${encoded}`);
}

function urlToHttpOptions(url: URL): object {
  const { protocol, hostname, hash, search, pathname, href, port, username, password } = url;
  return {
    ...{ protocol, hostname: hostname.replace(/^\[|\]$/g, ''), hash, search, pathname, path: pathname + search, href },
    ...(port !== '' && { port: Number(port) }),
    ...(username !== '' && { auth: `${decodeURIComponent(username)}:${decodeURIComponent(password)}` }),
  };
}

export const url = {
  URL,
  URLSearchParams,
  Url,
  domainToASCII,
  domainToUnicode,
  fileURLToPath,
  format,
  parse,
  pathToFileURL,
  resolve,
  urlToHttpOptions,
};
