import type { Role } from '../../src/domain/role.ts';
import type { Service } from '../../src/service/service.ts';
import { inviteStaff } from '../../src/service/staff/manage-staff.ts';
import { acceptWelcome } from '../../src/service/staff/welcome-staff.ts';

export const PASSWORD = 'a-long-enough-password';

export type MadePerson = { readonly id: string; readonly email: string; readonly name: string };

/** Somebody of the staff who has set a password. */
export async function makePerson(
  { service }: { readonly service: Service },
  name: string,
  role: Role,
  email = `${name.toLowerCase()}@example.org`,
): Promise<MadePerson> {
  const { person, token } = await inviteStaff(service, { name, email, role }, 'tests');
  await acceptWelcome(service, token, { password: PASSWORD });
  return { id: person.id, email, name };
}
