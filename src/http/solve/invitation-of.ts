import type { Context } from 'hono';
import type { InvitationId } from '../../domain/invitation.ts';

/** Whose request it is: that of the link, not of the address. The guard has seen that both are the same. */
export function invitationOf(context: Context): InvitationId {
  const { caller } = context.var;
  if (caller.type !== 'candidate') throw new Error(`${context.req.path} was opened to other than candidates`);
  return caller.invitationId;
}
