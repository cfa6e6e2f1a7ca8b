/** What an address has in the places of a pattern such as `/challenges/:slug/board`; undefined where it is another. */
export function matchPath(pattern: string, path: string): Readonly<Record<string, string>> | undefined {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const own = given[index] ?? '';
    if (!part.startsWith(':')) {
      if (part !== own) return undefined;
    } else if (own === '') {
      return undefined;
    } else {
      params[part.slice(1)] = decodeURIComponent(own);
    }
  }
  return params;
}
