import { expect, it } from 'vitest';
import { billMinutes } from '../../starter/index.ts';

it('adds up the minutes of a project and rounds up to quarters [R1]', () => {
  const entries = [
    { project: 'webshop', minutes: 50 },
    { project: 'poster', minutes: 10 },
    { project: 'webshop', minutes: 25 },
  ];
  expect(billMinutes(entries)).toEqual([
    { project: 'webshop', minutes: 75 },
    { project: 'poster', minutes: 15 },
  ]);
});

it('bills nothing for nothing [R1]', () => {
  expect(billMinutes([])).toEqual([]);
});
