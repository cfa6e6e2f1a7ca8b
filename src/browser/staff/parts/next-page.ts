/** Where somebody wanted to go before they were asked who they are: a page of this server, or the first one. */
export function nextPage(search = location.search): string {
  const next = new URLSearchParams(search).get('next') ?? '';
  const url = URL.canParse(next, location.origin) ? new URL(next, location.origin) : undefined;
  return url?.origin === location.origin && next.startsWith('/') ? url.pathname + url.search : '/';
}
