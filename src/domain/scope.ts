import { z } from 'zod';

/** What an API key is for. A key never does more than its owner's role may. */
export const SCOPES = [
  /** What candidates see of a challenge. */
  'challenges:read',
  /** Hidden tests, check reports, rejudges and health. */
  'versions:read',
  'versions:write',
  'submissions:read',
  'submissions:write',
  'scores:read',
  /** Boards, work, marks, comments and decisions, without names. */
  'reviews:read',
  'reviews:write',
  /** What came of somebody, by name. */
  'results:read',
  'webhooks:read',
  'webhooks:write',
  'invitations:read',
  'invitations:write',
  'candidates:read',
  'candidates:write',
  'candidates:erase',
  'staff:read',
  'staff:write',
  'audit:read',
] as const;
export const Scope = z.enum(SCOPES);
export type Scope = z.infer<typeof Scope>;
