import type { BetterAuthOptions } from 'better-auth';

const DATES = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;

/** Where better-auth finds its tables, and how they call their columns. Migration 0004 has made them. */
export const AUTH_SCHEMA = {
  user: {
    modelName: 'staff_people',
    fields: { emailVerified: 'email_verified', ...DATES },
    additionalFields: {
      role: { type: 'string', required: true, input: false },
      disabledAt: { type: 'date', required: false, input: false, fieldName: 'disabled_at' },
    },
  },
  session: {
    modelName: 'staff_sessions',
    fields: {
      userId: 'person_id',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
      ...DATES,
    },
  },
  account: {
    modelName: 'staff_accounts',
    fields: {
      userId: 'person_id',
      accountId: 'account_id',
      providerId: 'provider_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      ...DATES,
    },
  },
  verification: {
    modelName: 'staff_verifications',
    fields: { expiresAt: 'expires_at', ...DATES },
  },
} as const satisfies Pick<BetterAuthOptions, 'user' | 'session' | 'account' | 'verification'>;

export const TWO_FACTOR_TABLE = 'staff_two_factors';

export const TWO_FACTOR_SCHEMA = {
  user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
  twoFactor: {
    modelName: TWO_FACTOR_TABLE,
    fields: {
      userId: 'person_id',
      backupCodes: 'backup_codes',
      failedVerificationCount: 'failed_verification_count',
      lockedUntil: 'locked_until',
    },
  },
} as const;
