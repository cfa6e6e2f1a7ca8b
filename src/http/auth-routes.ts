import { createRoute, z } from '@hono/zod-openapi';
import type { Context, TypedResponse } from 'hono';
import { Password } from '../protocol/staff-view.ts';
import type { Service } from '../service/service.ts';
import { limitAttempts, limitsOf } from '../service/staff/limit-attempts.ts';
import { requireJsonBodyOf } from './json-body.ts';
import { problem } from './problem.ts';
import { json, problems, type Routes } from './routes.ts';

const BODY_BYTES = 4 * 1024;

/** What is typed of a password may be anything; what becomes one is held to its rules. */
const Typed = z.string().min(1).max(200);
const Code = z.string().trim().min(6).max(40);

const WORDS: Readonly<Record<string, string>> = {
  INVALID_EMAIL_OR_PASSWORD: 'The e-mail address or the password is wrong.',
  INVALID_EMAIL: 'The e-mail address or the password is wrong.',
  INVALID_PASSWORD: 'The password is wrong.',
  FAILED_TO_CREATE_SESSION: 'This account is disabled: ask an admin.',
  INVALID_CODE: 'The code is wrong, or was good until a moment ago.',
  INVALID_BACKUP_CODE: 'The backup code is wrong, or was used before.',
  INVALID_TWO_FACTOR_COOKIE: 'That took too long: sign in with the password again.',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'Too many wrong codes: sign in with the password again.',
  TOTP_ALREADY_ENABLED: 'There is a second factor already: turn it off first.',
};

/** How long a second factor is locked that was guessed at too often. */
const LOCKED_S = 15 * 60;

type AuthForm = {
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly body: z.ZodObject;
  /** What of the answer is passed on. Session tokens are not: the cookie is all that a page needs. */
  readonly answer: z.ZodObject;
  /** Whose password could be guessed by it. */
  readonly guesses: 'of-email' | 'own' | 'nobody';
};

const BackupCodes = z.array(z.string()).meta({ description: 'Each is good once. They are told this once.' });

/** What there is of better-auth; nothing else of it can be reached. */
const FORMS: readonly AuthForm[] = [
  {
    path: 'sign-in/email',
    operationId: 'signIn',
    summary: 'Sign in with e-mail address and password',
    body: z.strictObject({ email: Typed, password: Typed, rememberMe: z.boolean().optional() }),
    answer: z.object({
      twoFactorRedirect: z
        .boolean()
        .default(false)
        .meta({ description: 'Whether a code of the second factor is to follow.' }),
    }),
    guesses: 'of-email',
  },
  {
    path: 'two-factor/verify-totp',
    operationId: 'verifyCode',
    summary: 'Sign in with a code of the second factor, or confirm a new one',
    body: z.strictObject({ code: Code, trustDevice: z.boolean().optional() }),
    answer: z.object({}),
    guesses: 'nobody',
  },
  {
    path: 'two-factor/verify-backup-code',
    operationId: 'verifyBackupCode',
    summary: 'Sign in with a backup code',
    body: z.strictObject({ code: Code }),
    answer: z.object({}),
    guesses: 'nobody',
  },
  {
    path: 'sign-out',
    operationId: 'signOut',
    summary: 'Sign out',
    body: z.strictObject({}),
    answer: z.object({}),
    guesses: 'nobody',
  },
  {
    path: 'two-factor/enable',
    operationId: 'beginSecondFactor',
    summary: 'Begin with a second factor, which the first code confirms',
    body: z.strictObject({ password: Typed }),
    answer: z.object({ totpURI: z.string(), backupCodes: BackupCodes }),
    guesses: 'own',
  },
  {
    path: 'two-factor/disable',
    operationId: 'endSecondFactor',
    summary: 'Do without a second factor',
    body: z.strictObject({ password: Typed }),
    answer: z.object({}),
    guesses: 'own',
  },
  {
    path: 'two-factor/generate-backup-codes',
    operationId: 'makeBackupCodes',
    summary: 'Make new backup codes instead of those there are',
    body: z.strictObject({ password: Typed }),
    answer: z.object({ backupCodes: BackupCodes }),
    guesses: 'own',
  },
  {
    path: 'change-password',
    operationId: 'changePassword',
    summary: 'Change the password, which ends all other sessions',
    body: z.strictObject({ currentPassword: Typed, newPassword: Password }),
    answer: z.object({}),
    guesses: 'own',
  },
];

/** A path of this server, and no address of another: `//elsewhere.example` and `/\elsewhere.example` are such. */
const OwnPath = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[\x21-\x7e]*$/, 'must be a path of this server');

const options = createRoute({
  method: 'get',
  path: '/api/auth/options',
  operationId: 'readSignInOptions',
  summary: 'Read how one can sign in',
  tags: ['Sign-in'],
  responses: {
    200: json(
      z.object({ singleSignOn: z.object({ name: z.string() }).nullable() }),
      'With e-mail address and password in any case.',
    ),
  },
});

const beginSingleSignOn = createRoute({
  method: 'post',
  path: '/api/auth/sign-in/social',
  operationId: 'beginSingleSignOn',
  summary: 'Begin to sign in by single sign-on',
  description:
    'Go to `url`. It lets in whom an admin has invited under the e-mail address that the provider vouches for.',
  tags: ['Sign-in'],
  middleware: [...requireJsonBodyOf(BODY_BYTES)],
  request: {
    body: {
      required: true,
      content: { 'application/json': { schema: z.strictObject({ next: OwnPath.default('/') }) } },
    },
  },
  responses: { 200: json(z.object({ url: z.string() }), 'Where to go.'), ...problems(400, 404, 413, 415, 422) },
});

export const addAuthRoutes: Routes = (app, service) => {
  app.openapi(options, (context) => {
    const name = service.accounts.singleSignOn;
    return context.json({ singleSignOn: name === null ? null : { name } }, 200, { 'cache-control': 'no-store' });
  });
  for (const form of FORMS) {
    app.openapi(documented(form), async (context) => {
      const body: Record<string, unknown> = context.req.valid('json');
      const limited = await limitAttempts(
        service,
        limitsOf(context.var.address, accountOf(context, form, body)),
        async () => await send(service, context, body),
        (response) => response.status >= 400,
      );
      if (limited.type === 'too-many') return tooMany(context, limited.retryAfterS) as Passed;
      return (await answer(context, limited.outcome, form.answer)) as Passed;
    });
  }
  app.openapi(beginSingleSignOn, async (context) => {
    if (service.accounts.singleSignOn === null)
      return problem(context, 404, 'There is no single sign-on here.') as Passed;
    const { next } = context.req.valid('json');
    const body = { provider: 'sso', callbackURL: next, errorCallbackURL: '/sign-in', disableRedirect: true };
    const response = await send(service, context, body);
    return (await answer(context, response, z.object({ url: z.string() }))) as Passed;
  });
  // The provider sends people here. It is no part of the document.
  app.get('/api/auth/callback/sso', async (context) => await send(service, context));
};

function documented({ path, operationId, summary, body, answer }: AuthForm) {
  return createRoute({
    method: 'post',
    path: `/api/auth/${path}`,
    operationId,
    summary,
    tags: ['Sign-in'],
    middleware: [...requireJsonBodyOf(BODY_BYTES)],
    request: { body: { required: true, content: { 'application/json': { schema: body } } } },
    responses: { 200: json(answer, 'Done; cookies say so.'), ...problems(400, 401, 403, 413, 415, 422, 429) },
  });
}

/** Whose password the request may be a guess at. */
function accountOf(context: Context, { guesses }: AuthForm, body: Record<string, unknown>): string | undefined {
  if (guesses === 'of-email') return String(body['email']);
  const { caller } = context.var;
  return guesses === 'own' && caller.type === 'staff' && caller.via === 'session' ? caller.email : undefined;
}

/** Has better-auth answer: with what was parsed, and with the address that we believe. */
async function send(service: Service, context: Context, body?: Readonly<Record<string, unknown>>): Promise<Response> {
  const headers = new Headers();
  for (const name of ['cookie', 'user-agent', 'origin']) {
    const value = context.req.header(name);
    if (value !== undefined) headers.set(name, value);
  }
  const { address } = context.var;
  const { url, method } = context.req;
  if (body === undefined) return await service.accounts.handle(new Request(url, { method, headers }), address);
  headers.set('content-type', 'application/json');
  const sent = url.endsWith('/change-password') ? { ...body, revokeOtherSessions: true } : body;
  return await service.accounts.handle(new Request(url, { method, headers, body: JSON.stringify(sent) }), address);
}

/** What the answer holds is known by its schema only while it runs. */
type Passed = Response & TypedResponse<never, 200, 'json'>;

/** Passes on what pages need of an answer, and its cookies. */
async function answer(context: Context, response: Response, schema: z.ZodObject): Promise<Response> {
  for (const cookie of response.headers.getSetCookie()) context.header('set-cookie', cookie, { append: true });
  context.header('cache-control', 'no-store');
  const body: unknown = await response.json().catch(() => ({}));
  if (response.ok) return context.json(schema.parse(body), 200);
  const { code = '', message } = z.object({ code: z.string(), message: z.string() }).partial().catch({}).parse(body);
  const detail = WORDS[code] ?? message ?? 'This was not taken.';
  switch (response.status) {
    case 401:
    case 403:
      return problem(context, response.status, detail);
    case 429:
      return tooMany(context, LOCKED_S);
    case 500:
      return problem(context, 500, 'Something went wrong on our side; it has been written down.');
    default:
      return problem(context, 422, detail);
  }
}

function tooMany(context: Context, retryAfterS: number): Response {
  const minutes = Math.ceil(retryAfterS / 60);
  const detail = `Too many tries: wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`;
  return problem(context, 429, detail, [], { 'retry-after': String(retryAfterS) });
}
