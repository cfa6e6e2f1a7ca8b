import { z } from 'zod';
import { StaffId } from '../domain/ids.ts';
import { Role } from '../domain/role.ts';
import { Scope } from '../domain/scope.ts';
import { PersonName } from './version-view.ts';

export const PASSWORD_LENGTH = { min: 12, max: 128 } as const;

export const Password = z
  .string()
  .min(PASSWORD_LENGTH.min, `must have at least ${PASSWORD_LENGTH.min} characters`)
  .max(PASSWORD_LENGTH.max, `must have at most ${PASSWORD_LENGTH.max} characters`);

/** Compared without regard to case, as everybody writes it another way. */
export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email('must be an e-mail address').max(200, 'must have at most 200 characters'));
export type Email = z.infer<typeof Email>;

/** What stands under what somebody does; nobody else may have it. */
export const StaffName = z
  .string()
  .normalize('NFKC')
  .transform((name) => name.replace(/\s+/g, ' '))
  .pipe(PersonName);
export type StaffName = z.infer<typeof StaffName>;

/** `invited` until they have signed in by link or single sign-on for the first time. */
export const StaffState = z.enum(['invited', 'active', 'disabled']);
export type StaffState = z.infer<typeof StaffState>;

export const StaffView = z.object({
  id: StaffId,
  name: z.string(),
  email: z.string(),
  role: Role,
  state: StaffState,
  hasTwoFactor: z.boolean(),
  createdAt: z.iso.datetime(),
});
export type StaffView = z.infer<typeof StaffView>;

export const StaffInvitation = z.strictObject({ name: StaffName, email: Email, role: Role });
export type StaffInvitation = z.infer<typeof StaffInvitation>;

export const StaffChange = z
  .strictObject({ role: Role.optional(), isDisabled: z.boolean().optional() })
  .refine(({ role, isDisabled }) => role !== undefined || isDisabled !== undefined, 'must change something');
export type StaffChange = z.infer<typeof StaffChange>;

/** A link that lets somebody in once. It is told this once. */
export const StaffLink = z.object({ person: StaffView, link: z.string(), expiresAt: z.iso.datetime() });
export type StaffLink = z.infer<typeof StaffLink>;

/** What a link is for: the first admin says who they are, others set a password only. */
export const Welcome = z.object({
  kind: z.enum(['set-up', 'invitation', 'reset']),
  name: z.string().nullable(),
  email: z.string().nullable(),
  expiresAt: z.iso.datetime(),
});
export type Welcome = z.infer<typeof Welcome>;

export const WelcomeReply = z.strictObject({
  password: Password,
  name: StaffName.optional().meta({ description: 'Of the first admin; others have theirs.' }),
  email: Email.optional().meta({ description: 'Of the first admin; others have theirs.' }),
});
export type WelcomeReply = z.infer<typeof WelcomeReply>;

export const Me = z.object({
  via: z.enum(['operator', 'session', 'api-key']),
  role: Role,
  scopes: z.array(Scope).meta({ description: 'What an API key may do of what the role may; all of it for others.' }),
  person: StaffView.nullable().meta({ description: "Null for the server's own token." }),
});
export type Me = z.infer<typeof Me>;

export const SessionView = z.object({
  id: z.string(),
  isThis: z.boolean().meta({ description: 'Whether it is the one that asks.' }),
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type SessionView = z.infer<typeof SessionView>;

export const ApiKeyId = z.uuid().brand('ApiKeyId');
export type ApiKeyId = z.infer<typeof ApiKeyId>;

const KEY_DAYS = { default: 90, max: 365 } as const;

export const ApiKeyRequest = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, 'must say what it is for')
    .max(80)
    .refine((name) => !/\p{C}/u.test(name), 'must not hold control characters'),
  scopes: z.array(Scope).min(1, 'must name a scope').max(50),
  days: z.int().min(1).max(KEY_DAYS.max).default(KEY_DAYS.default).meta({ description: 'How long it lasts.' }),
});
export type ApiKeyRequest = z.infer<typeof ApiKeyRequest>;

export const ApiKeyView = z.object({
  id: ApiKeyId,
  name: z.string(),
  startsWith: z.string(),
  scopes: z.array(Scope),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
});
export type ApiKeyView = z.infer<typeof ApiKeyView>;

export const NewApiKey = z.object({
  key: z.string().meta({ description: 'The key itself. It is told this once.' }),
  apiKey: ApiKeyView,
});
export type NewApiKey = z.infer<typeof NewApiKey>;
