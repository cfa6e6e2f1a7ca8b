import type { StaffId } from '../../domain/ids.ts';
import type { Role } from '../../domain/role.ts';

/** Somebody who is signed in, as they are now. */
export type SignedIn = {
  readonly sessionId: string;
  readonly id: StaffId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
};

/** How the staff sign in. */
export type Accounts = {
  /**
   * Answers a request to `/api/auth/…`. Which of those there are is the caller's to decide.
   *
   * @param address - where it comes from; people see it beside their sessions.
   */
  readonly handle: (request: Request, address: string) => Promise<Response>;
  /** Who is signed in, by their cookie. Nobody who has been disabled. */
  readonly identify: (headers: Headers) => Promise<SignedIn | undefined>;
  readonly hashPassword: (password: string) => Promise<string>;
  /** The name of the single sign-on, where there is one. */
  readonly singleSignOn: string | null;
};
