import { expect, it } from 'vitest';
import { buildShed, openReports } from '../support/shed.ts';

await buildShed({ drill: 500, ladder: 300 });

it('reports the tools of the example [R1, R2]', async () => {
  const { toolsOf } = await openReports([
    ['drill', 'Bo', '2026-05-02', '2026-05-04'],
    ['drill', 'Ada', '2026-05-14'],
  ]);
  expect(await toolsOf('2026-05')).toEqual([
    { tool: 'drill', loans: 2, cents: 1_500 },
    { tool: 'ladder', loans: 0, cents: 0 },
  ]);
});

it('finds the loan of the example that is late [R3]', async () => {
  const { overdueOn } = await openReports([['drill', 'Ada', '2026-05-14']]);
  expect(await overdueOn('2026-05-31')).toEqual([{ member: 'Ada', tool: 'drill', daysLate: 3 }]);
});

it('lists the loans of a member [R4]', async () => {
  const { loansOf } = await openReports([['drill', 'Ada', '2026-05-14']]);
  expect(await loansOf('Ada')).toEqual([{ tool: 'drill', takenOn: '2026-05-14', returnedOn: null }]);
});
