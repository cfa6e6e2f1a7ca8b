import type { Fault } from 'minicase/world';
import { world } from 'minicase/world';
import { describe, expect, it } from 'vitest';
import { Halvorsen, streamOf } from '../support/halvorsen.ts';
import { HEADER, makeIsbn, makeRow, makeRows, type Night, openNight, openNightOf, titles } from '../support/night.ts';

/** The time from the end of each download to the start of the next. */
function pauses({ halvorsen: { calls } }: Night): number[] {
  return calls.slice(1).map((call, index) => call.at - (calls[index]?.at ?? 0) - (calls[index]?.durationMs ?? 0));
}

function expectPauses(night: Night, count: number): void {
  expect(pauses(night).length).toBe(count);
  for (const pause of pauses(night)) {
    expect(pause).toBeGreaterThanOrEqual(5_000);
    expect(pause).toBeLessThanOrEqual(10_000);
  }
}

describe('a download', () => {
  it('is made once when all is well [R17]', async () => {
    const startedAt = world.clock.now();
    const night = openNight({ file: [HEADER, makeRows(3)] });
    await expect(night.run()).resolves.toMatchObject({ status: 'complete', deliveries: 3 });
    expect(night.halvorsen.calls.map(({ method }) => method)).toEqual(['GET']);
    expect(world.clock.now() - startedAt).toBeLessThan(100);
  });

  it('ends the run when there is no file yet [R17, R23]', async () => {
    const startedAt = world.clock.now();
    const night = openNight({ file: [HEADER, makeRows(3)], script: [404] });
    await expect(night.run()).resolves.toEqual({ status: 'failed', reason: 'missing', deliveries: 0, issues: 0 });
    expect(night.halvorsen.calls.length).toBe(1);
    expect(night.stock.commits).toEqual([]);
    expect(world.clock.now() - startedAt).toBeLessThan(100);
  });

  it.each<Fault>([500, 503, 403, 410, 204, 206, 'reset', 'dns', { drop: 'before-headers' }, { drop: 'mid-body' }])(
    'is made again after %j, and not at once [R17]',
    async (fault) => {
      const night = openNight({ file: [HEADER, makeRows(3)], script: [fault] });
      await expect(night.run()).resolves.toEqual({ status: 'complete', reason: null, deliveries: 3, issues: 0 });
      expectPauses(night, 1);
      expect(night.stock.titles).toEqual(titles(3));
    },
  );

  it('is made three times in a run and no more [R17, R23]', async () => {
    const good = openNight({ file: [HEADER, makeRows(2)], script: [503, 'reset'] });
    await expect(good.run()).resolves.toMatchObject({ status: 'complete', deliveries: 2 });
    expectPauses(good, 2);

    const bad = openNight({ file: [HEADER, makeRows(2)], script: ['reset', 503, 500] });
    await expect(bad.run()).resolves.toEqual({ status: 'failed', reason: 'unavailable', deliveries: 0, issues: 0 });
    expectPauses(bad, 2);
    const { calls } = bad.halvorsen;
    expect(world.clock.now() - (calls.last?.at ?? 0)).toBeLessThan(100);
  });

  it('may find that the file is gone [R17]', async () => {
    const night = openNight({ file: [HEADER, makeRows(2)], script: [503, 404] });
    await expect(night.run()).resolves.toMatchObject({ status: 'failed', reason: 'missing' });
    expect(night.halvorsen.calls.length).toBe(2);
  });

  it('may bring nothing at all [R4]', async () => {
    const night = openNightOf(new Halvorsen(() => null));
    await expect(night.run()).resolves.toMatchObject({ status: 'failed', reason: 'header' });
  });
});

describe('a connection that breaks', () => {
  /** A file whose first downloads break off after the text that is given for each. */
  function openBreaking(file: string, ...beginnings: readonly string[]): Night {
    return openNightOf(
      new Halvorsen((nth) => {
        const beginning = beginnings[nth - 1];
        return beginning === undefined ? streamOf([file]) : streamOf([beginning], { breaks: true });
      }),
    );
  }

  it('makes no row of what it cut off [R18]', async () => {
    const file = `${HEADER}${makeIsbn(1)};Long title;12;1,50;\n${makeRow(2)}\n`;
    for (const cut of [file.indexOf(' title'), file.indexOf('2;1,50'), file.indexOf('50;\n'), file.indexOf('\n', 50)]) {
      const night = openBreaking(file, file.slice(0, cut));
      await expect(night.run()).resolves.toMatchObject({ status: 'complete', deliveries: 2, issues: 0 });
      expect(night.stock.titles).toEqual(['Long title', 'Book 2']);
      expect(night.stock.deliveries[0]).toMatchObject({ copies: 12, priceCents: 150 });
    }
  });

  it('makes no forgotten quote of what it cut off, nor a file without a header [R7, R18]', async () => {
    const file = `${HEADER}${makeIsbn(1)};"Two\nlines";12;1,50;\n${makeRow(2)}\n`;
    for (const cut of [file.indexOf('lines'), file.indexOf('copies')]) {
      const night = openBreaking(file, file.slice(0, cut));
      await expect(night.run()).resolves.toMatchObject({ status: 'complete', deliveries: 2, issues: 0 });
      expect(night.stock.titles).toEqual(['Two lines', 'Book 2']);
    }
  });

  it('costs nothing that was written, and nothing is written twice [R18, R23]', async () => {
    const file = HEADER + makeRows(560) + makeRows(1) + makeRows(10, 561);
    const half = file.slice(0, file.indexOf('Book 550;'));
    const night = openBreaking(file, half, half.slice(0, file.indexOf('Book 520;')));

    await expect(night.run()).resolves.toEqual({ status: 'complete', reason: null, deliveries: 570, issues: 1 });
    expect(night.stock.titles).toEqual(titles(570));
    expect(night.stock.complaints).toEqual(['562 duplicate']);
  });

  it('leaves what was written to the next run [R17, R18, R22]', async () => {
    const file = HEADER + makeRows(560);
    const beginning = file.slice(0, file.indexOf('Book 530;'));
    const night = openBreaking(file, beginning, beginning, beginning);

    const report = await night.run();
    expect(report).toMatchObject({
      status: 'failed',
      reason: 'unavailable',
      deliveries: night.stock.deliveries.length,
    });
    await expect(night.run()).resolves.toEqual({
      status: 'complete',
      reason: null,
      deliveries: 560 - report.deliveries,
      issues: 0,
    });
    expect(night.stock.titles).toEqual(titles(560));
  });
});
