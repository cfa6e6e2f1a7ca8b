import type { Generated } from 'kysely';
import type { Role } from '../../domain/role.ts';
import type { CreatedAt } from './columns.ts';

type StaffPeopleTable = {
  id: string;
  name: string;
  /** In lower case. */
  email: string;
  /** An admin has vouched for it by inviting them. */
  email_verified: Generated<boolean>;
  image: string | null;
  two_factor_enabled: Generated<boolean | null>;
  role: Role;
  disabled_at: Date | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};

type StaffSessionsTable = {
  id: string;
  person_id: string;
  token: string;
  ip_address: string | null;
  user_agent: string | null;
  expires_at: Date;
  created_at: Generated<Date>;
  updated_at: Date;
};

/** How somebody signs in: with `provider_id` `credential` by the password. */
type StaffAccountsTable = {
  id: string;
  person_id: string;
  provider_id: string;
  account_id: string;
  password: string | null;
  updated_at: Date;
};

type StaffTwoFactorsTable = { id: string; person_id: string };

/** What waits for somebody: a code to follow a password, a device that was trusted. `value` is then who. */
type StaffVerificationsTable = { id: string; identifier: string; value: string };

/** What lets somebody in once, who can then set a password. */
type StaffLinksTable = {
  token_digest: string;
  /** Null for the link by which the first admin is made. */
  person_id: string | null;
  created_by: string;
  created_at: CreatedAt;
  expires_at: Date;
  used_at: Date | null;
};

type StaffApiKeysTable = {
  id: string;
  person_id: string;
  name: string;
  key_digest: string;
  /** For people to tell keys apart. */
  starts_with: string;
  scopes: string[];
  created_at: CreatedAt;
  expires_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
};

/** How often something was tried that may be tried so often only. */
type StaffAttemptsTable = { key: string; count: number; ends_at: Date };

export type StaffTables = {
  staff_people: StaffPeopleTable;
  staff_sessions: StaffSessionsTable;
  staff_accounts: StaffAccountsTable;
  staff_two_factors: StaffTwoFactorsTable;
  staff_verifications: StaffVerificationsTable;
  staff_links: StaffLinksTable;
  staff_api_keys: StaffApiKeysTable;
  staff_attempts: StaffAttemptsTable;
};
