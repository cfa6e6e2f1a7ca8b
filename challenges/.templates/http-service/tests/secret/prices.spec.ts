import { world } from 'minicase/world';
import { expect, it } from 'vitest';
import { openWorkshop } from '../support/workshop.ts';

it('asks once for what sixty customers need [R7]', async () => {
  const { post, wholesaler, stored } = openWorkshop();
  for (let customer = 1; customer <= 30; customer++) {
    await post({ bike: `bike ${customer}`, part: 'bell' });
    await post({ bike: `bike ${customer}`, part: 'chain-11' });
  }
  expect(wholesaler.calls).toHaveLength(2);
  expect([...stored.values()].slice(-2).map(({ cents }) => cents)).toEqual([1_950, 5_150]);
});

it('asks again after ten minutes, and not before [R7]', async () => {
  const { post, wholesaler } = openWorkshop();
  await post({ bike: 'early', part: 'bell' });
  await world.clock.advance('599s');
  await post({ bike: 'late', part: 'bell' });
  expect(wholesaler.calls).toHaveLength(1);
  await world.clock.advance('2s');
  await post({ bike: 'too late', part: 'bell' });
  expect(wholesaler.calls).toHaveLength(2);
});
