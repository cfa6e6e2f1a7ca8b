import { betterAuth } from 'better-auth';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { StaffId } from '../../domain/ids.ts';
import { Role } from '../../domain/role.ts';
import { PASSWORD_LENGTH } from '../../protocol/staff-view.ts';
import { noteOwn } from '../staff/note-staff.ts';
import type { Store } from '../store.ts';
import type { Accounts } from './accounts.ts';
import { AUTH_SCHEMA, TWO_FACTOR_SCHEMA, TWO_FACTOR_TABLE } from './auth-schema.ts';

/** An OpenID provider, by which people sign in whom an admin has invited. */
export type SingleSignOn = {
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
};

export type AccountsOptions = {
  /** Signs cookies, and encrypts what second factors are made from. */
  readonly secret: string;
  /** Where people see this server; otherwise what each request says. */
  readonly origin?: string | undefined;
  readonly singleSignOn?: SingleSignOn | undefined;
  readonly onError: (message: string) => void;
};

/** By which better-auth is told where a request comes from. */
const ADDRESS_HEADER = 'x-minicase-address';

const SESSION_S = 7 * 24 * 60 * 60;

export function openAccounts(store: Store, options: AccountsOptions): Accounts {
  const auth = betterAuth(authOptions(store, options));
  return {
    handle: async (request, address) => {
      request.headers.set(ADDRESS_HEADER, address);
      return await auth.handler(request);
    },
    identify: async (headers) => {
      const found = await auth.api.getSession({ headers });
      if (found === null || found.user.disabledAt instanceof Date) return undefined;
      const { id, name, email, role } = found.user;
      return { sessionId: found.session.id, id: StaffId.parse(id), name, email, role: Role.parse(role) };
    },
    hashPassword: async (password) => await (await auth.$context).password.hash(password),
    singleSignOn: options.singleSignOn?.name ?? null,
  };
}

/** Whether people come over https, so that cookies never go another way. */
const isSecure = (origin: string | undefined) => origin?.startsWith('https:') === true;

export function authOptions(store: Store, { secret, origin, singleSignOn, onError }: AccountsOptions) {
  return {
    ...AUTH_SCHEMA,
    appName: 'minicase',
    secret,
    baseURL: origin,
    database: { db: store.database, type: 'postgres' as const },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
    },
    // Read from the database each time, so that who is disabled is out at once.
    session: {
      ...AUTH_SCHEMA.session,
      expiresIn: SESSION_S,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    account: { ...AUTH_SCHEMA.account, encryptOAuthTokens: true },
    plugins: [
      twoFactor({ issuer: 'minicase', twoFactorTable: TWO_FACTOR_TABLE, schema: TWO_FACTOR_SCHEMA }),
      ...(singleSignOn === undefined ? [] : [openId(singleSignOn)]),
    ],
    databaseHooks: {
      session: { create: { before: async ({ userId }: { userId: string }) => await isEnabled(store, userId) } },
      account: { update: { after: async (account: Account) => await noteCredential(store, account) } },
      user: { update: { after: async (person: User) => await noteSecondFactor(store, person) } },
    },
    // How often one may try is limited where addresses are known, and by account: `limit-attempts.ts`.
    rateLimit: { enabled: false },
    onAPIError: { errorURL: '/sign-in' },
    telemetry: { enabled: false },
    logger: {
      level: 'error' as const,
      log: (_level: string, message: string) => onError(message),
    },
    advanced: {
      cookiePrefix: 'minicase',
      useSecureCookies: isSecure(origin),
      // The guard refuses what comes from another site, in one place for all routes.
      disableCSRFCheck: true,
      disableOriginCheck: false,
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
  };
}

function openId({ name, issuer, clientId, clientSecret }: SingleSignOn) {
  return genericOAuth({
    config: [
      {
        providerId: 'sso',
        name,
        clientId,
        clientSecret,
        discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
        scopes: ['openid', 'email', 'profile'],
        pkce: true,
        requireIdTokenVerification: true,
        disableSignUp: true,
      },
    ],
  });
}

/** Nobody gets a session who has been disabled, however they sign in. */
async function isEnabled(store: Store, personId: string): Promise<boolean> {
  const found = await store.database
    .selectFrom('staff_people')
    .select('id')
    .where('id', '=', personId)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  return found !== undefined;
}

type Account = { readonly userId: string; readonly providerId: string };

/** Accounts of single sign-on change at each sign-in; those of a password when it is changed. */
async function noteCredential(store: Store, { userId, providerId }: Account): Promise<void> {
  if (providerId === 'credential') await noteOwn(store.database, userId, 'change-password');
}

type User = { readonly id: string } & Record<string, unknown>;

/** It is all that better-auth changes about people here. */
async function noteSecondFactor(store: Store, { id, twoFactorEnabled }: User): Promise<void> {
  await noteOwn(store.database, id, twoFactorEnabled === true ? 'turn-on-second-factor' : 'turn-off-second-factor');
}
