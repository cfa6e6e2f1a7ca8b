import { expect, it } from 'vitest';
import { buildShed, openReports } from '../support/shed.ts';

await buildShed({ drill: 500, ladder: 300 });

it('gives everybody fourteen days [R3, R5]', async () => {
  const { overdueOn } = await openReports([
    ['drill', 'Ada', '2026-05-01'],
    ['ladder', 'Bo', '2026-05-02'],
  ]);
  expect(await overdueOn('2026-05-15')).toEqual([]);
  expect(await overdueOn('2026-05-16')).toEqual([{ member: 'Ada', tool: 'drill', daysLate: 1 }]);
});

it('begins with those that are late longest, and sorts equal ones by member [R3]', async () => {
  const { overdueOn } = await openReports([
    ['drill', 'Cy', '2026-03-02'],
    ['ladder', 'Di', '2026-02-01'],
    ['drill', 'Ada', '2026-03-02'],
  ]);
  expect(await overdueOn('2026-04-01')).toEqual([
    { member: 'Di', tool: 'ladder', daysLate: 45 },
    { member: 'Ada', tool: 'drill', daysLate: 16 },
    { member: 'Cy', tool: 'drill', daysLate: 16 },
  ]);
});

it('looks at what was out on that day [R3]', async () => {
  const { overdueOn } = await openReports([
    ['drill', 'before', '2026-01-01', '2026-02-09'],
    ['drill', 'that day', '2026-01-01', '2026-02-10'],
    ['drill', 'the day after', '2026-01-01', '2026-02-11'],
    ['drill', 'taken later', '2026-02-11'],
  ]);
  expect(await overdueOn('2026-02-10')).toEqual([{ member: 'the day after', tool: 'drill', daysLate: 26 }]);
});
