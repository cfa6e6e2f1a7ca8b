import { expect, it } from 'vitest';
import { total } from '../../starter/index.ts';

it('costs what its only item costs', () => {
  expect(total([{ name: 'sample lamp', cents: 1_950 }])).toBe(1_950);
});
