import { world } from 'minicase/world';
import { expect, it } from 'vitest';
import { buildShed, openReports } from '../support/shed.ts';

await buildShed({ drill: 500, ladder: 300 });

it('begins with the newest loan, and on one day with the last that was written [R4, R5]', async () => {
  const { loansOf } = await openReports([
    ['drill', 'Ada', '2026-05-14', '2026-05-20'],
    ['ladder', 'Bo', '2026-06-01'],
    ['drill', 'Ada', '2026-05-30'],
    ['ladder', 'Ada', '2026-05-30', '2026-06-02'],
  ]);
  expect(await loansOf('Ada')).toEqual([
    { tool: 'ladder', takenOn: '2026-05-30', returnedOn: '2026-06-02' },
    { tool: 'drill', takenOn: '2026-05-30', returnedOn: null },
    { tool: 'drill', takenOn: '2026-05-14', returnedOn: '2026-05-20' },
  ]);
});

it.each(["O'Hara", 'A%', '50 "percent"', "x' or '1' = '1", "'; delete from loan; --", 'Ana\\'])(
  'takes the name %s for a name [R4]',
  async (name) => {
    const { loansOf } = await openReports([
      ['drill', 'Ada', '2026-05-14'],
      ['ladder', name, '2026-05-15'],
    ]);
    expect(await loansOf(name)).toEqual([{ tool: 'ladder', takenOn: '2026-05-15', returnedOn: null }]);
    expect(await world.sql.dump('loan')).toHaveLength(2);
  },
);

it('finds nothing of those who never took anything [R4]', async () => {
  const { loansOf } = await openReports([['drill', 'Ada', '2026-05-14']]);
  expect(await loansOf('ada')).toEqual([]);
});
