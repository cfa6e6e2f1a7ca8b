import { type SqlCall, world } from 'minicase/world';
import { describe, expect, it } from 'vitest';
import { Phone, useDatabase } from '../support/evens.ts';

const CROWD = Array.from({ length: 20 }, (_, index) => `guest-${index}`);

useDatabase({ mette: 500, wout: 500, ines: 500, ...Object.fromEntries(CROWD.map((id) => [id, 500])) });

/** The statements that a piece of work has run. */
async function statementsOf(work: () => Promise<unknown>): Promise<{ readonly queries: readonly SqlCall[] }> {
  const before = world.sql.queries.length;
  await work();
  return { queries: world.sql.queries.slice(before) };
}

describe('the database', () => {
  it('is asked at most three times for a list, and for a request [R26]', async () => {
    const mette = new Phone('mette');
    const { id } = await mette.created({ participants: ['wout', 'ines', ...CROWD] });
    for (let index = 0; index < 3; index += 1) await mette.created({ participants: ['wout', 'ines', 'mette'] });

    expect(await statementsOf(async () => expect((await mette.titles()).length).toBe(4))).toHaveRunAtMost(3);
    expect(await statementsOf(async () => expect((await mette.titles('?status=open')).length).toBe(4))).toHaveRunAtMost(
      3,
    );
    expect(await statementsOf(async () => expect((await mette.read(id)).status).toBe(200))).toHaveRunAtMost(3);
  });

  it('is not asked for each participant of a new request, nor when one of them pays [R26]', async () => {
    let id = '';
    const creating = async () => {
      ({ id } = await new Phone('mette').created({ participants: CROWD }));
    };
    expect(await statementsOf(creating)).toHaveRunAtMost(10);
    const guest = new Phone('guest-7');
    expect(await statementsOf(async () => expect((await guest.pay(id)).status).toBe(200))).toHaveRunAtMost(15);
  });

  it('finds what it is asked for by an index [R27]', async () => {
    const wout = new Phone('wout');
    const { id } = await new Phone('mette').created();
    const { queries } = await statementsOf(async () => {
      await wout.titles();
      await wout.titles('?status=settled');
      await wout.read(id);
    });

    expect(queries.length).toBeGreaterThan(0);
    for (const { text, params } of queries) {
      expect(await world.sql.plan({ text, params: params ?? [] })).not.toScan();
    }
  });
});
