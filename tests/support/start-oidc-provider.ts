import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export type OidcProvider = {
  readonly issuer: string;
  /** Goes through what the provider asks, as the person with this address, and says where it leads back to. */
  readonly signIn: (url: string, person: OidcPerson) => Promise<string>;
  readonly close: () => Promise<void>;
};

export type OidcPerson = { readonly sub: string; readonly email: string; readonly isVerified: boolean };

export const CLIENT = { id: 'minicase', secret: 'a-client-secret-for-tests-alone' };

/** A real OpenID provider on a port of its own, which takes anybody for whom they say they are. */
export async function startOidcProvider(redirectUri: string): Promise<OidcProvider> {
  const people = new Map<string, OidcPerson>();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    findAccount: (_context, sub) => {
      const person = people.get(sub);
      if (person === undefined) return undefined;
      const { email, isVerified } = person;
      return { accountId: sub, claims: () => ({ sub, email, email_verified: isVerified, name: `${email} elsewhere` }) };
    },
    features: { devInteractions: { enabled: true } },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    cookies: { keys: ['a-cookie-key-for-tests'] },
  });
  server.on('request', provider.callback());
  return {
    issuer,
    signIn: async (url, person) => {
      people.set(person.sub, person);
      return await walk(issuer, redirectUri, url, person.sub);
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Follows redirects with cookies, and fills in the provider's own forms. */
async function walk(issuer: string, redirectUri: string, start: string, sub: string): Promise<string> {
  const cookies = new Map<string, string>();
  let next = { url: start, init: {} as RequestInit };
  for (let step = 0; step < 12; step += 1) {
    if (next.url.startsWith(redirectUri)) return next.url;
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(next.url, { ...next.init, redirect: 'manual', headers: { cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split(/=(.*)/s);
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location !== null) {
      next = { url: new URL(location, next.url).href, init: {} };
      continue;
    }
    const page = await response.text();
    const action = /<form[^>]+action="([^"]+)"/.exec(page)?.[1];
    if (action === undefined) throw new Error(`the provider answered ${response.status}: ${page.slice(0, 500)}`);
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? 'login';
    const body = new URLSearchParams({ prompt, login: sub, password: 'x' });
    next = { url: new URL(action, issuer).href, init: { method: 'POST', body } };
  }
  throw new Error('the provider never led back');
}
