import { world } from 'minicase/world';
import { createReports, type Reports } from '../../starter/index.ts';

const SCHEMA = `
  create table tool (id serial primary key, name text not null, day_cents int not null);
  create table loan (
    id serial primary key,
    tool_id int not null references tool,
    member text not null,
    taken_on date not null,
    returned_on date
  );
`;

export type Loan = readonly [tool: string, member: string, takenOn: string, returnedOn?: string];

/** Makes the tables, and the tools that all tests of a spec have: for the top of a spec. */
export async function buildShed(tools: Readonly<Record<string, number>>): Promise<void> {
  await world.sql.exec(SCHEMA);
  await world.sql.seed({
    tool: Object.entries(tools).map(([name, cents], index) => ({ id: index + 1, name, day_cents: cents })),
  });
}

/** Puts loans into the database. @returns the reports under test */
export async function openReports(loans: readonly Loan[] = []): Promise<Reports> {
  for (const [tool, ...loan] of loans) {
    await world.sql.query(
      'insert into loan (tool_id, member, taken_on, returned_on) select id, $2, $3, $4 from tool where name = $1',
      [tool, loan[0], loan[1], loan[2] ?? null],
    );
  }
  return createReports(world.sql);
}
