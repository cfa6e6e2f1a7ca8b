import { describe, expect, it } from 'vitest';
import { tally } from '../../starter/index.ts';

describe('a biscuit with an odd name', () => {
  it('is a biscuit like any other [R4]', () => {
    for (const name of [
      '__proto__',
      'constructor',
      'tostring',
      '0',
      '-1',
      'null',
      "'; drop table biscuits; --",
      '🍪',
    ]) {
      expect(tally([name, 'rusk', name]), name).toEqual([
        { name, votes: 2 },
        { name: 'rusk', votes: 1 },
      ]);
    }
  });
});
