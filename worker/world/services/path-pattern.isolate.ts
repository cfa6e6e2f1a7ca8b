import type { CalledUrl } from './called-url.ts';

/** Which calls: a path below the service (`/orders/:id`, `/files/*`), a whole URL, or an expression for whole URLs. */
export type PathPattern = string | RegExp;

/** The parameters that a path names: `{ id: string }` for `/orders/:id`. */
export type ParamsOf<Path> = string extends Path
  ? Readonly<Record<string, string>>
  : Path extends `${string}*${string}`
    ? Readonly<Record<string, string>>
    : Path extends `${infer Before}/${infer After}`
      ? ParamsOf<Before> & ParamsOf<After>
      : Path extends `:${infer Name}`
        ? { readonly [Key in NameOf<Name>]: string }
        : Readonly<Record<string, string>>;

type NameOf<Name extends string> = Name extends `${infer Plain}${'?' | '+'}` ? Plain : Name;

/** What a path's parameters are in a URL; undefined where it does not match. */
export type MatchPath = (url: Pick<CalledUrl, 'origin' | 'pathname'>) => Readonly<Record<string, string>> | undefined;

const TOKEN = /\/?:(\w+)([?+*])?|\*|[^:*/]+|[:/]/g;
const ABSOLUTE = /^[a-z][a-z\d+.-]*:\/\//i;

/**
 * @param base - the service's own URL, which a path is below.
 * @throws TypeError where it is no pattern
 */
export function compilePath(pattern: PathPattern, base: string): MatchPath {
  if (pattern instanceof RegExp) {
    return (url) => {
      const match = new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, '')).exec(withoutQuery(url));
      return match === null ? undefined : { ...match.groups };
    };
  }
  if (typeof pattern !== 'string' || pattern === '') {
    throw new TypeError(`a path is ${JSON.stringify(pattern)}: write '/orders/:id', a whole URL, or an expression`);
  }
  if (/\?.*=/.test(pattern)) {
    throw new TypeError(
      `the path '${pattern}' has a query: leave it out, and look at new URL(request.url).searchParams in the resolver`,
    );
  }
  const isWhole = ABSOLUTE.test(pattern) || pattern.startsWith('*');
  const origin = isWhole ? '' : base.replace(/\/$/, '');
  const path = isWhole || pattern.startsWith('/') ? pattern : `/${pattern}`;
  const names: string[] = [];
  const source =
    [...(ABSOLUTE.exec(path) ?? ['']).map((scheme) => RegExp.escape(scheme))].join('') +
    sourceOf(path.replace(ABSOLUTE, ''), names);
  const expression = new RegExp(`^${RegExp.escape(origin)}${source}/?$`);
  return (url) => {
    const match = expression.exec(withoutQuery(url));
    if (match === null) return undefined;
    return Object.fromEntries(names.map((name, index) => [name, decode(match[index + 1] ?? '')]));
  };
}

function sourceOf(path: string, names: string[]): string {
  let wildcards = 0;
  return path.replace(TOKEN, (token, name: string | undefined, modifier: string | undefined) => {
    if (token === '*') {
      names.push(String(wildcards));
      wildcards += 1;
      return '(.*)';
    }
    if (name === undefined) return RegExp.escape(token);
    names.push(name);
    const slash = token.startsWith('/') ? '/' : '';
    const segment = modifier === '+' || modifier === '*' ? '.+?' : '[^/]+?';
    return modifier === '?' || modifier === '*' ? `(?:${slash}(${segment}))?` : `${slash}(${segment})`;
  });
}

function withoutQuery({ origin, pathname }: Pick<CalledUrl, 'origin' | 'pathname'>): string {
  return origin + pathname;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
