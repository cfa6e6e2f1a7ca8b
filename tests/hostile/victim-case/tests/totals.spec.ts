import { describe, expect, it } from 'vitest';
import { total } from '../starter/index.ts';

describe('total CANARY-title', () => {
  it('adds CANARY-title', () => {
    const items = [
      { name: 'CANARY-input chair', cents: 4_900 },
      { name: 'CANARY-input lamp', cents: 1_950 },
    ];
    expect(total(items), 'CANARY-message').toBe(6_850);
  });

  it('is nothing for an empty basket', () => {
    expect(total([])).toBe(0);
  });

  it('leaves its input alone', () => {
    const items = [{ name: 'desk', cents: 7 }];
    expect(total(items)).toBe(7);
    expect(items).toEqual([{ name: 'desk', cents: 7 }]);
  });
});
