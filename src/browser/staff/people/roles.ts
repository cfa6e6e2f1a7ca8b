import type { Role } from '../../../domain/role.ts';

/** The roles, and what people have them for. */
export const ROLES: Readonly<Record<Role, string>> = {
  reviewer: 'Reviewer: invites candidates and compares scores',
  author: 'Author: writes, publishes and mends cases',
  admin: 'Admin: all of it, and the staff',
};

export const ROLE_NAMES = Object.keys(ROLES) as readonly Role[];
