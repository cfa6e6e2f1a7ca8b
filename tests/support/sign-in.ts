import { PASSWORD } from './make-person.ts';
import type { OpenApp } from './open-app.ts';

export const HERE = 'http://localhost';

/** What a browser sends along with a form or a fetch of a page of this server. */
export const OWN = { origin: HERE, 'sec-fetch-site': 'same-origin' };

/** A browser: it keeps cookies, and says whose page it shows. */
export type Browser = {
  readonly cookies: Map<string, string>;
  readonly send: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>;
  readonly signIn: (email: string, password?: string) => Promise<Response>;
};

/** @param address - where it says, by way of a proxy, that it comes from. */
export function openBrowser({ app }: Pick<OpenApp, 'app'>, address?: string, here = HERE): Browser {
  const cookies = new Map<string, string>();
  const send: Browser['send'] = async (method, path, body, headers = {}) => {
    const response = await app.request(new URL(path, here), {
      method,
      headers: {
        ...OWN,
        origin: here,
        'user-agent': 'a browser',
        ...(cookies.size === 0 ? {} : { cookie: cookieHeader(cookies) }),
        ...(address === undefined ? {} : { 'x-forwarded-for': address }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const cookie of response.headers.getSetCookie()) keepCookie(cookies, cookie);
    return response;
  };
  const signIn: Browser['signIn'] = async (email, password = PASSWORD) =>
    await send('POST', '/api/auth/sign-in/email', { email, password });
  return { cookies, send, signIn };
}

/** A browser in which somebody has signed in. */
export async function signedInBrowser(opened: OpenApp, email: string): Promise<Browser> {
  const browser = openBrowser(opened);
  const response = await browser.signIn(email);
  if (response.status !== 200) throw new Error(`${email} could not sign in: ${await response.text()}`);
  return browser;
}

export function cookieHeader(cookies: ReadonlyMap<string, string>): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}

function keepCookie(cookies: Map<string, string>, setCookie: string): void {
  const [pair = '', ...attributes] = setCookie.split('; ');
  const name = pair.slice(0, pair.indexOf('='));
  if (attributes.some((attribute) => attribute.toLowerCase() === 'max-age=0')) cookies.delete(name);
  else cookies.set(name, pair.slice(name.length + 1));
}
