import { expect, it } from 'vitest';
import { buildShed, openReports } from '../support/shed.ts';

await buildShed({ saw: 200, drill: 500, ladder: 300, mixer: 2_000 });

it('begins with the most loans, and sorts equal ones by name [R1]', async () => {
  const { toolsOf } = await openReports([
    ['saw', 'Ada', '2026-05-03', '2026-05-03'],
    ['mixer', 'Ada', '2026-05-04'],
    ['saw', 'Bo', '2026-05-05', '2026-05-06'],
  ]);
  expect(await toolsOf('2026-05')).toEqual([
    { tool: 'saw', loans: 2, cents: 600 },
    { tool: 'mixer', loans: 1, cents: 0 },
    { tool: 'drill', loans: 0, cents: 0 },
    { tool: 'ladder', loans: 0, cents: 0 },
  ]);
});

it('counts from the first day of a month to the last, whenever a tool comes back [R1, R2]', async () => {
  const { toolsOf } = await openReports([
    ['drill', 'Ada', '2023-12-31', '2024-01-02'],
    ['drill', 'Ada', '2024-02-01', '2024-02-01'],
    ['drill', 'Ada', '2024-02-29', '2024-03-01'],
    ['drill', 'Ada', '2024-03-01', '2024-03-09'],
    ['drill', 'Ada', '2025-02-10', '2025-02-19'],
  ]);
  expect((await toolsOf('2024-02'))[0]).toEqual({ tool: 'drill', loans: 2, cents: 1_500 });
  expect((await toolsOf('2023-12'))[0]).toEqual({ tool: 'drill', loans: 1, cents: 1_500 });
});

it('names every tool of a month without loans, in numbers [R1, R5]', async () => {
  const { toolsOf } = await openReports();
  expect(await toolsOf('2026-05')).toEqual(
    ['drill', 'ladder', 'mixer', 'saw'].map((tool) => ({ tool, loans: 0, cents: 0 })),
  );
});
