import { expect, it } from 'vitest';
import { billMinutes } from '../../starter/index.ts';

it('bills a year in no time [R5]', () => {
  const entries = Array.from({ length: 20_000 }, (_, index) => ({ project: `project ${index % 2_000}`, minutes: 3 }));
  const bill = billMinutes(entries);
  expect(bill).toHaveLength(2_000);
  expect(bill[0]).toEqual({ project: 'project 0', minutes: 30 });
});
