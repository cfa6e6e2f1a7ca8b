import { expect, it } from 'vitest';
import { billMinutes } from '../../starter/index.ts';

it.each([0, -15, 1_441, 7.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d minutes [R3]', (minutes) => {
  const good = { project: 'logo', minutes: 10 };
  expect(() => billMinutes([good, { project: 'logo', minutes }])).toThrow(RangeError);
});

it.each(['', '   '])('refuses the project %j [R3]', (project) => {
  expect(() => billMinutes([{ project, minutes: 10 }])).toThrow(RangeError);
});

it('takes the shortest and the longest entry [R3]', () => {
  const entries = [1, 1_440].map((minutes) => ({ project: ' logo', minutes }));
  expect(billMinutes(entries)).toEqual([{ project: ' logo', minutes: 1_455 }]);
});
