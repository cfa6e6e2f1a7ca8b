import { world } from 'minicase/world';
import { describe, expect, it } from 'vitest';
import { HEADER, importRows, makeIsbn, makeRow, makeRows, type Night, openNight, titles } from '../support/night.ts';
import { Stock, type StoreFault } from '../support/stock.ts';

/** 560 good rows with three bad ones among them, on lines 502, 503 and 564. */
const FILE = `${HEADER}${makeRows(500)}${makeRow(7)}\nx\n${makeRows(60, 501)}${makeIsbn(9_999)};;1;5;\n`;
const COMPLAINTS = ['502 duplicate', '503 fields', '564 title'];

function expectAllWritten({ stock }: Night): void {
  expect(stock.titles).toEqual(titles(560));
  expect(stock.complaints).toEqual(COMPLAINTS);
}

/** The time from each call that rejects to the next. */
function pauses({ calls }: Stock): number[] {
  return calls.slice(1).map((call, index) => call.at - (calls[index]?.at ?? 0));
}

describe('commits', () => {
  it('are few, and small enough [R19]', async () => {
    const night = openNight({ file: [FILE] });
    await expect(night.run()).resolves.toEqual({ status: 'complete', reason: null, deliveries: 560, issues: 3 });
    expectAllWritten(night);
    expect(night.stock.commits.length).toBeLessThanOrEqual(3);
    expect(Math.max(...night.stock.commits.map(({ rows }) => rows))).toBeLessThanOrEqual(500);
    expect(Math.min(...night.stock.commits.map(({ rows }) => rows))).toBeGreaterThan(0);
  });

  it('leave nothing over when the rows fill them [R19]', async () => {
    const night = openNight({ file: [HEADER, makeRows(500)] });
    await expect(night.run()).resolves.toMatchObject({ status: 'complete', deliveries: 500 });
    expect(night.stock.commits.length).toBeLessThanOrEqual(3);
    expect(Math.min(...night.stock.commits.map(({ rows }) => rows))).toBeGreaterThan(0);
    expect(night.stock.titles).toEqual(titles(500));
  });

  it('are made for issues alone too [R19, R23]', async () => {
    const { report, stock } = await importRows('x', 'y');
    expect(report).toEqual({ status: 'complete', reason: null, deliveries: 0, issues: 2 });
    expect(stock.complaints).toEqual(['2 fields', '3 fields']);
  });
});

describe('an ISBN that the database refuses', () => {
  it('becomes an issue, and the others of its batch are written [R20]', async () => {
    const night = openNight({ file: [HEADER, makeRows(3), 'x\n', makeRows(2, 4)] });
    night.stock.refuses = [[makeIsbn(2), makeIsbn(5)]];

    await expect(night.run()).resolves.toEqual({ status: 'complete', reason: null, deliveries: 3, issues: 3 });
    expect(night.stock.titles).toEqual(['Book 1', 'Book 3', 'Book 4']);
    expect(night.stock.complaints).toEqual(['3 refused', '5 fields', '7 refused']);
  });

  it('may not be the last [R20]', async () => {
    const night = openNight({ file: [HEADER, makeRows(4)] });
    night.stock.refuses = [[makeIsbn(4)], [makeIsbn(2), makeIsbn(1)], [makeIsbn(3)]];

    await expect(night.run()).resolves.toEqual({ status: 'complete', reason: null, deliveries: 0, issues: 4 });
    expect(night.stock.complaints).toEqual(['2 refused', '3 refused', '4 refused', '5 refused']);
  });

  it('is no reason to wait, nor a rejection [R20, R21]', async () => {
    const night = openNight({ file: [HEADER, makeRows(9)] });
    night.stock.refuses = titles(8).map((_, index) => [makeIsbn(index + 1)]);
    const startedAt = world.clock.now();

    await expect(night.run()).resolves.toMatchObject({ status: 'complete', deliveries: 1, issues: 8 });
    expect(world.clock.now() - startedAt).toBeLessThan(100);
  });

  it('makes later rows duplicates all the same, in a later run too [R16, R20]', async () => {
    const night = openNight({ file: [HEADER, makeRow(1), '\n', makeRow(1), '\n', makeRows(520, 2), makeRow(1), '\n'] });
    night.stock.refuses = [[makeIsbn(1)]];
    night.stock.fault = (nth) => (nth > 3 ? 'rejects-before' : undefined);
    await expect(night.run()).resolves.toMatchObject({ status: 'failed', reason: 'store' });
    night.stock.fault = () => undefined;

    await expect(night.run()).resolves.toMatchObject({ status: 'complete' });
    expect(night.stock.complaints).toEqual(['2 refused', '3 duplicate', '524 duplicate']);
    expect(night.stock.titles).toEqual(titles(520, 2));
  });
});

describe('a database that rejects', () => {
  it.each<StoreFault>(['rejects-before', 'rejects-after'])(
    'is asked how far it is, and each row is written once, when a commit %s [R21, R23]',
    async (fault) => {
      const night = openNight({ file: [FILE] });
      let commits = 0;
      night.stock.fault = (_, method) => {
        if (method === 'commit') commits += 1;
        return method === 'commit' && commits % 2 === 1 ? fault : undefined;
      };
      // Four rejections at most: each is followed by a commit that goes well, or by a position that says that it was written.
      const report = await night.run();
      expectAllWritten(night);
      expect(report).toEqual({ status: 'complete', reason: null, deliveries: 560, issues: 3 });
    },
  );

  it.each<StoreFault>(['rejects-before', 'rejects-after'])(
    'gets one to two seconds, whichever call %s [R21]',
    async (fault) => {
      for (let nth = 1; nth <= 4; nth += 1) {
        const night = openNight({ file: [HEADER, makeRows(3)] });
        night.stock.fault = (call) => (call === nth ? fault : undefined);
        await expect(night.run(), `call ${nth}`).resolves.toMatchObject({ status: 'complete', deliveries: 3 });
        expect(night.stock.titles).toEqual(titles(3));
        const pause = pauses(night.stock)[nth - 1];
        if (pause !== undefined) {
          expect(pause).toBeGreaterThanOrEqual(1_000);
          expect(pause).toBeLessThanOrEqual(2_000);
        }
      }
    },
  );

  it('still knows which rows it refused when the second try is lost [R20, R21]', async () => {
    const night = openNight({ file: [HEADER, makeRows(3)] });
    night.stock.refuses = [[makeIsbn(2)]];
    night.stock.fault = (_, method) =>
      method === 'commit' && night.stock.commits.length === 2 ? 'rejects-after' : undefined;

    await expect(night.run()).resolves.toEqual({ status: 'complete', reason: null, deliveries: 2, issues: 1 });
    expect(night.stock.titles).toEqual(['Book 1', 'Book 3']);
    expect(night.stock.complaints).toEqual(['3 refused']);
  });

  it('ends the run with its fifth rejection, at once [R21, R23]', async () => {
    const four = openNight({ file: [HEADER, makeRows(3)] });
    four.stock.fault = (nth) => (nth <= 4 ? 'rejects-before' : undefined);
    await expect(four.run()).resolves.toMatchObject({ status: 'complete', deliveries: 3 });

    const five = openNight({ file: [HEADER, makeRows(3)] });
    five.stock.fault = (nth) => (nth <= 5 ? 'rejects-before' : undefined);
    await expect(five.run()).resolves.toEqual({ status: 'failed', reason: 'store', deliveries: 0, issues: 0 });
    expect(five.stock.calls.length).toBe(5);
    expect(world.clock.now() - (five.stock.calls.at(-1)?.at ?? 0)).toBeLessThan(100);
    await expect(five.run()).resolves.toMatchObject({ status: 'complete', deliveries: 3 });
    expect(five.stock.titles).toEqual(titles(3));
  });

  it('ends the run with its fifth rejection, whatever goes well between them [R21, R23]', async () => {
    const night = openNight({ file: [FILE] });
    night.stock.fault = (nth, method) => {
      if (nth > 100) return undefined;
      return method === 'commit' && night.stock.deliveries.length > 0 ? 'rejects-before' : undefined;
    };
    const report = await night.run();
    expect(report).toMatchObject({ status: 'failed', reason: 'store', deliveries: night.stock.deliveries.length });
    expect(report.deliveries).toBeGreaterThan(0);
    expect(night.stock.commits.length).toBe(6);

    night.stock.fault = () => undefined;
    await expect(night.run()).resolves.toMatchObject({ status: 'complete', deliveries: 560 - report.deliveries });
    expectAllWritten(night);
  });
});

describe('a run after a crash', () => {
  it.each<StoreFault>(['dies-before', 'dies-after'])(
    'finishes the work when the process %s the effect of any call [R22, R23]',
    async (fault) => {
      let crashes = 0;
      for (let nth = 1; nth <= 3; nth += 1) {
        const night = openNight({ file: [FILE] });
        night.stock.fault = (call) => (call === nth ? fault : undefined);
        let isOver = false;
        const dying = night.run().finally(() => {
          isOver = true;
        });
        // Nobody waits for it, whatever becomes of it.
        dying.catch(() => undefined);
        await world.clock.advance('1h');
        if (!isOver) crashes += 1;
        night.stock.fault = () => undefined;
        const before = { deliveries: night.stock.deliveries.length, issues: night.stock.issues.length };

        await expect(night.run(), `after call ${nth}`).resolves.toEqual({
          status: 'complete',
          reason: null,
          deliveries: 560 - before.deliveries,
          issues: 3 - before.issues,
        });
        expectAllWritten(night);
      }
      expect(crashes).toBeGreaterThanOrEqual(3);
    },
  );

  it('writes nothing when all is written [R22, R23]', async () => {
    const night = openNight({ file: [HEADER, makeRows(5), 'x\n'] });
    await expect(night.run()).resolves.toMatchObject({ status: 'complete', deliveries: 5, issues: 1 });
    const { length } = night.stock.commits;

    await expect(night.run()).resolves.toEqual({ status: 'complete', reason: null, deliveries: 0, issues: 0 });
    expect(night.stock.commits.length).toBe(length);
  });

  it('of another feed begins at its beginning [R16, R22]', async () => {
    const stock = new Stock();
    await openNight({ file: [HEADER, makeRows(5)], stock }).run();

    const { run } = openNight({ file: [HEADER, makeRows(5)], stock, feed: '2026-03-02' });
    await expect(run()).resolves.toEqual({ status: 'complete', reason: null, deliveries: 5, issues: 0 });
    expect(stock.titles).toEqual([...titles(5), ...titles(5)]);
  });
});
