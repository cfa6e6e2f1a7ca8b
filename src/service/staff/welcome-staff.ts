import type { StaffView, Welcome, WelcomeReply } from '../../protocol/staff-view.ts';
import { type FirstAdmin, findLink, redeemLink, type StoredLink } from '../../store/staff/links.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';
import { requireFree } from './manage-staff.ts';

/** @throws Refusal `not-found`, or `over` */
export async function readWelcome(service: Service, token: string): Promise<Welcome> {
  const { person, expiresAt } = await requireLink(service, token);
  return {
    kind: person === undefined ? 'set-up' : person.state === 'invited' ? 'invitation' : 'reset',
    name: person?.name ?? null,
    email: person?.email ?? null,
    expiresAt: expiresAt.toISOString(),
  };
}

/**
 * Lets somebody in by their link: they can sign in with the password from now on.
 *
 * @throws Refusal `not-found`, `over`, or `invalid`
 */
export async function acceptWelcome(service: Service, token: string, reply: WelcomeReply): Promise<StaffView> {
  const { person } = await requireLink(service, token);
  const firstAdmin = person === undefined ? firstAdminOf(reply) : undefined;
  const passwordHash = await service.accounts.hashPassword(reply.password);
  const redeemed = requireFree(await redeemLink(service.store, token, passwordHash, firstAdmin));
  if (redeemed === 'over') throw used();
  return redeemed;
}

function firstAdminOf({ name, email }: WelcomeReply): FirstAdmin {
  if (name !== undefined && email !== undefined) return { name, email };
  const missing = Object.entries({ name, email }).filter(([, value]) => value === undefined);
  const fields = missing.map(([path]) => ({ path, message: 'is missing' }));
  throw new Refusal('invalid', 'The first admin has to say who they are.', fields);
}

async function requireLink(service: Service, token: string): Promise<StoredLink> {
  const link = await findLink(service.store, token);
  if (link === undefined) {
    throw new Refusal('not-found', 'This link is not known: a newer one has taken its place, or a part is missing.');
  }
  if (link.isUsed) throw used();
  if (link.expiresAt.getTime() <= Date.now()) {
    throw new Refusal('over', 'This link has expired: ask an admin for a new one.');
  }
  return link;
}

function used(): Refusal {
  return new Refusal('over', 'This link was used before: sign in, or ask an admin for a new one.');
}
