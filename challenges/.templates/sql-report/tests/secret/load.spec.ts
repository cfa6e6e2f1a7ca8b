import { world } from 'minicase/world';
import { expect, it } from 'vitest';
import { buildShed, openReports } from '../support/shed.ts';

await buildShed(Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`tool ${10 + index}`, 100])));
await world.sql.exec(`
  insert into loan (tool_id, member, taken_on, returned_on)
  select 1 + n % 30, 'member ' || n % 100, date '2026-01-01' + n % 100,
    case when n % 2 = 0 then date '2026-01-01' + n % 100 + 9 end
  from generate_series(0, 2999) as n
`);

it('reports the tools of a month by one statement [R6]', async () => {
  const { toolsOf } = await openReports();
  const tools = await toolsOf('2026-02');
  expect(tools).toHaveLength(30);
  expect(tools.reduce((sum, { loans }) => sum + loans, 0)).toBe(840);
  expect(tools.reduce((sum, { cents }) => sum + cents, 0)).toBe(420_000);
  expect(world.sql).toHaveRunAtMost(1);
});

it('reports who is late by one statement [R6]', async () => {
  const { overdueOn } = await openReports();
  expect(await overdueOn('2026-05-01')).toHaveLength(1_500);
  expect(world.sql).toHaveRunAtMost(1);
});

it('lists the loans of a member by one statement [R6]', async () => {
  const { loansOf } = await openReports();
  expect(await loansOf('member 7')).toHaveLength(30);
  expect(world.sql).toHaveRunAtMost(1);
});
