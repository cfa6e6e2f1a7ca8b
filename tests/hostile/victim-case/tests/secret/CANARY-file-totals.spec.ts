import { describe, expect, it } from 'vitest';
import { total } from '../../starter/index.ts';

describe('a total CANARY-title', () => {
  it('adds up CANARY-title', () => {
    const items = [
      { name: 'CANARY-input chair', cents: 4_900 },
      { name: 'CANARY-input lamp', cents: 1_950 },
    ];
    expect(total(items), 'CANARY-message').toBe(6_850);
  });

  it('adds up many CANARY-title', () => {
    const items = Array.from({ length: 40 }, (_, index) => ({ name: `CANARY-input ${index}`, cents: 100 + index }));
    expect(total(items)).toEqual(4_780);
  });

  it('leaves its input alone CANARY-title', () => {
    const items = [{ name: 'CANARY-input desk', cents: 7 }];
    expect(total(items)).toStrictEqual(7);
    expect(items).toEqual([{ name: 'CANARY-input desk', cents: 7 }]);
  });

  it('is a number CANARY-title', () => {
    const items = [{ name: 'CANARY-input bed', cents: 20_000 }];
    expect({ total: total(items) }).toEqual({ total: expect.any(Number) });
    expect(total(items) + 1).toBe(20_001);
  });
});
