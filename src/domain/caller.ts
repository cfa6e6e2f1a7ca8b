import type { StaffId } from './ids.ts';
import type { InvitationId } from './invitation.ts';
import type { Role } from './role.ts';
import type { Scope } from './scope.ts';

/** Who holds the server's own token: as an admin, and every scope. */
export type Operator = { readonly type: 'staff'; readonly via: 'operator'; readonly role: 'admin' };

/** Somebody of the staff, known by an account. */
export type Person = {
  readonly type: 'staff';
  readonly id: StaffId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
} & (
  | { readonly via: 'session'; readonly sessionId: string }
  | { readonly via: 'api-key'; readonly scopes: readonly Scope[] }
);

export type StaffCaller = Operator | Person;

/** Who was invited to solve a challenge. */
export type CandidateCaller = { readonly type: 'candidate'; readonly invitationId: InvitationId };

/** Who sends a request. */
export type Caller = { readonly type: 'anyone' } | { readonly type: 'worker' } | StaffCaller | CandidateCaller;

/** Keeps what they send apart from what others send; lasts as long as they do. */
export function senderOf(caller: StaffCaller): string {
  return caller.via === 'operator' ? 'operator' : `staff:${caller.id}`;
}
