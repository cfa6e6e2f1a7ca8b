import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AttackClass, readAttacks } from './attack.ts';
import { readFootprint } from './footprint.ts';
import { openStand, type Stand } from './stand.ts';
import { readVictim } from './victim.ts';
import { withstand } from './withstand.ts';

/** How much grader and worker may have grown after all attacks of a class, in MB; `npm run soak` looks closer. */
const GROWTH_LIMIT_MB = 192;

/** One test for each attack of a class, on one bench: an attack must leave nothing for the next. */
export async function describeAttacks(wanted: AttackClass): Promise<void> {
  const { honest } = await readVictim();
  const attacks = (await readAttacks(honest)).filter((attack) => attack.class === wanted);

  describe(`a submission that attacks by ${wanted}`, () => {
    let stand: Stand;
    beforeAll(async () => {
      stand = await openStand();
    });
    afterAll(() => stand.close());

    it.each(attacks)('$name gains nothing and leaves nothing', async (attack) => {
      const broken = await withstand(stand, attack.files, attack, { runs: 5, runsOfBurning: 2 });
      if (broken.length > 0) await stand.settle();
      expect(broken).toEqual([]);
    });

    it('leaves memory flat after all of these', () => {
      const after = readFootprint(stand.temporary);
      expect(after.graderMb - stand.before.graderMb).toBeLessThan(GROWTH_LIMIT_MB);
      expect(after.workerMb - stand.before.workerMb).toBeLessThan(GROWTH_LIMIT_MB);
    });
  });
}
