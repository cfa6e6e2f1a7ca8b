import { type ExpressionBuilder, sql } from 'kysely';
import { StaffId } from '../../domain/ids.ts';
import type { StaffState, StaffView } from '../../protocol/staff-view.ts';
import type { Store } from '../store.ts';
import type { Tables } from '../tables.ts';

/** Everybody of the staff, by name. */
export async function readStaff({ database }: Pick<Store, 'database'>): Promise<StaffView[]> {
  const people = await database.selectFrom('staff_people').select(personColumns).orderBy('name').execute();
  return people.map(parsePerson);
}

export async function findPerson({ database }: Pick<Store, 'database'>, id: string): Promise<StaffView | undefined> {
  const person = await database
    .selectFrom('staff_people')
    .select(personColumns)
    .where('id', '=', id)
    .executeTakeFirst();
  return person === undefined ? undefined : parsePerson(person);
}

export function personColumns(expression: ExpressionBuilder<Tables, 'staff_people'>) {
  const hasAccount = expression
    .selectFrom('staff_accounts')
    .select('staff_accounts.id')
    .whereRef('staff_accounts.person_id', '=', 'staff_people.id');
  return [
    'staff_people.id',
    'staff_people.name',
    'staff_people.email',
    'staff_people.role',
    'staff_people.two_factor_enabled',
    'staff_people.created_at',
    sql<StaffState>`case
      when disabled_at is not null then 'disabled'
      when ${expression.exists(hasAccount)} then 'active'
      else 'invited' end`.as('state'),
  ] as const;
}

type PersonRow = Omit<StaffView, 'id' | 'createdAt' | 'hasTwoFactor'> & {
  readonly id: string;
  readonly created_at: Date;
  readonly two_factor_enabled: boolean | null;
};

function parsePerson({ id, created_at, two_factor_enabled, ...person }: PersonRow): StaffView {
  return {
    id: StaffId.parse(id),
    name: person.name,
    email: person.email,
    role: person.role,
    state: person.state,
    hasTwoFactor: two_factor_enabled === true,
    createdAt: created_at.toISOString(),
  };
}
