import type { Context } from 'hono';
import type { StaffCaller } from '../domain/caller.ts';

/** Who of the staff sends the request, on routes that are theirs alone. */
export function staffOf(context: Context): StaffCaller {
  const { caller } = context.var;
  if (caller.type !== 'staff') throw new Error(`${context.req.path} was opened to other than staff`);
  return caller;
}

/** Who does it: who has an account signs with its name, whatever they say; the operator says who it is. */
export function callerName(context: Context, said: string): string {
  const staff = staffOf(context);
  return staff.via === 'operator' ? said : staff.name;
}

/** Who does it, by the name of their account. */
export function nameOf(context: Context): string {
  return callerName(context, 'operator');
}

/** What somebody sends, with their own name under it. */
export function signed<T extends { readonly by: string }>(context: Context, body: T): T {
  return { ...body, by: callerName(context, body.by) };
}
