import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../tools.ts';
import { findCatches, openHole, readEscapedAttacks } from './support/escaped-attack.ts';
import { openStand, type Stand } from './support/stand.ts';
import { readVictim } from './support/victim.ts';
import { withstand } from './support/withstand.ts';

const { model } = await readVictim();
const attacks = await readEscapedAttacks(model);

describeWith('bwrap', 'code that has escaped from its isolate and', () => {
  let stand: Stand;
  beforeAll(async () => {
    stand = await openStand();
    await openHole(stand);
  });
  afterAll(() => stand.close());

  it.each(attacks)('$name gains nothing and leaves nothing', async ({ files, getsNothing, ...header }) => {
    const broken = await withstand(stand, files, header, { runs: 2, runsOfBurning: 1 });
    if (broken.length > 0) await stand.settle();
    expect(broken).toEqual([]);
    if (!getsNothing) return;
    const outcome = await stand.judge(files);
    expect(findCatches(outcome.state === 'judged' ? outcome.report.output : outcome.message)).toEqual([]);
  });
});
