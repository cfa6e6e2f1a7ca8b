import type { Context } from 'hono';
import type { Person, StaffCaller } from '../domain/caller.ts';

/** Who of the staff sends the request, on routes that are theirs alone. */
export function staffOf(context: Context): StaffCaller {
  const { caller } = context.var;
  if (caller.type !== 'staff') throw new Error(`${context.req.path} was opened to other than staff`);
  return caller;
}

/** Who is signed in, on routes that are for them alone. */
export function signedInOf(context: Context): Extract<Person, { via: 'session' }> {
  const staff = staffOf(context);
  if (staff.via !== 'session') throw new Error(`${context.req.path} was opened to who is not signed in`);
  return staff;
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

/** For the record of changes. */
export function whoDoesIt(context: Context): string {
  return callerName(context, 'operator');
}
