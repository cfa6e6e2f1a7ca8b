import { URL } from './url.isolate.ts';

/** A host name in ASCII; empty where it is none. */
export function domainToASCII(domain: string): string {
  return URL.canParse(`ws://${domain}`) ? new URL(`ws://${domain}`).hostname : '';
}

/** A host name as people write it; empty where it is none. */
export function domainToUnicode(domain: string): string {
  const ascii = domainToASCII(domain);
  const tr46 = require('tr46') as {
    readonly toUnicode: (domain: string, options: object) => { readonly domain: string };
  };
  return ascii === '' ? '' : tr46.toUnicode(ascii, { checkHyphens: false }).domain;
}
