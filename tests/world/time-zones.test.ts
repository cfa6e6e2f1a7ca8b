import { expect, it } from 'vitest';
import { told, useBench } from './judge-spec.ts';

const judge = useBench();
const IMPORTS = `import { beforeAll, describe, expect, it } from 'vitest'; import { world } from 'minicase/world';`;

it('makes a zone local to program and spec alike, for one test', async () => {
  const program = `
    import { format } from 'date-fns';
    export const readAll = () => [
      new Date(2026, 6, 1, 12).toISOString(),
      String(new Date(0)),
      new Date().getHours(),
      new Date().getTimezoneOffset(),
      new Date('2026-03-29T02:30').toISOString(),
      new Date(0).toLocaleString('en-GB'),
      Intl.DateTimeFormat().resolvedOptions().timeZone,
      Temporal.Now.timeZoneId(),
      Temporal.Now.zonedDateTimeISO().toString(),
      format(new Date(0), 'yyyy-MM-dd HH:mm xxx'),
    ];`;
  const UTC = [
    '2026-07-01T12:00:00.000Z',
    'Thu Jan 01 1970 00:00:00 GMT+0000 (Coordinated Universal Time)',
    9,
    0,
    '2026-03-29T02:30:00.000Z',
    '01/01/1970, 00:00:00',
    'UTC',
    'UTC',
    '2026-01-05T09:00:00+00:00[UTC]',
    '1970-01-01 00:00 +00:00',
  ];
  const amsterdam = [
    '2026-07-01T10:00:00.000Z',
    'Thu Jan 01 1970 01:00:00 GMT+0100 (Central European Standard Time)',
    10,
    -60,
    '2026-03-29T01:30:00.000Z',
    '01/01/1970, 01:00:00',
    'Europe/Amsterdam',
    'Europe/Amsterdam',
    '2026-01-05T10:00:00+01:00[Europe/Amsterdam]',
    '1970-01-01 01:00 +01:00',
  ];
  const spec = `${IMPORTS} import { readAll } from '../starter/index.ts';
    it('is UTC at first', () => { expect(readAll()).toEqual(${JSON.stringify(UTC)}); });
    it('is another', () => {
      world.clock.timeZone('europe/amsterdam');
      expect(readAll()).toEqual(${JSON.stringify(amsterdam)});
      expect(new Date(2026, 6, 1, 12).toISOString()).toBe('2026-07-01T10:00:00.000Z');
      expect(world.clock.date().getHours()).toBe(10);
      world.clock.timeZone('UTC');
      expect(readAll()).toEqual(${JSON.stringify(UTC)});
      world.clock.timeZone('Europe/Amsterdam');
    });
    it('is UTC again', () => {
      expect(readAll()).toEqual(${JSON.stringify(UTC)});
      expect(new Date().getHours()).toBe(9);
    });
    describe('where a describe has one', () => {
      beforeAll(() => world.clock.timeZone('Asia/Kolkata'));
      it('has it', () => { expect(readAll()[2]).toBe(14); });
      it('has it after a test that had another', () => { world.clock.timeZone('Asia/Tokyo'); expect(readAll()[2]).toBe(18); });
      it('has it again', () => { expect(readAll()[3]).toBe(-330); });
    });
    it('refuses what is none, and says what is meant', () => {
      expect(() => world.clock.timeZone('Amsterdam')).toThrow(
        "world.clock.timeZone: 'Amsterdam' is no time zone: did you mean 'Europe/Amsterdam'?");
      expect(() => world.clock.timeZone('+02:00')).toThrow("'+02:00' is no time zone: write it as 'Europe/Amsterdam' or 'UTC'");
    });`;
  expect(told(await judge(spec, program))).toEqual(Array.from({ length: 7 }, () => 'accepted'));
});

it('sets the clock by the local time, and does things at local times of day', async () => {
  const program = 'export const today = () => new Date().toDateString();';
  const spec = `${IMPORTS} import { today } from '../starter/index.ts';
    it('does', async () => {
      world.clock.timeZone('Europe/Amsterdam');
      world.clock.set('2026-03-29T01:59');
      expect(world.clock.date().toISOString()).toBe('2026-03-29T00:59:00.000Z');
      const seen = [];
      const note = () => seen.push(world.clock.date().toISOString());
      world.clock.at('02:30', note);
      world.clock.at('01:00', note);
      world.clock.at('2026-03-30T02:30', note);
      await world.clock.advance('2d');
      expect(seen).toEqual(['2026-03-29T01:30:00.000Z', '2026-03-29T23:00:00.000Z', '2026-03-30T00:30:00.000Z']);
      world.clock.set('2026-10-24T23:30');
      expect(today()).toBe('Sat Oct 24 2026');
      await world.clock.advance('30m');
      expect(today()).toBe('Sun Oct 25 2026');
    });`;
  expect(told(await judge(spec, program))).toEqual(['accepted']);
});

it('runs daily work at its local time over both changes of clocks', async () => {
  const program = `export function daily(hours, minutes, run) {
      const next = new Date();
      next.setHours(hours, minutes, 0, 0);
      if (next <= new Date()) { next.setDate(next.getDate() + 1); next.setHours(hours, minutes, 0, 0); }
      setTimeout(() => { run(new Date()); daily(hours, minutes, run); }, next - Date.now());
    }
    export function everyDay(run) { setInterval(() => run(new Date()), 86_400_000); }`;
  const spec = `${IMPORTS} import { daily, everyDay } from '../starter/index.ts';
    it.each([
      ['Europe/Amsterdam', '2026-03-28T00:00', ['2026-03-28T01:30', '2026-03-29T01:30', '2026-03-30T00:30']],
      ['Europe/Amsterdam', '2026-10-24T00:00', ['2026-10-24T00:30', '2026-10-25T00:30', '2026-10-26T01:30']],
      ['America/New_York', '2026-03-07T00:00', ['2026-03-07T07:30', '2026-03-08T07:30', '2026-03-09T06:30']],
      ['Australia/Lord_Howe', '2026-10-03T00:00', ['2026-10-02T16:00', '2026-10-03T15:30', '2026-10-04T15:30']],
      ['Pacific/Apia', '2011-12-29T00:00', ['2011-12-29T12:30', '2011-12-30T12:30', '2011-12-31T12:30']],
    ])('in %s from %s', async (zone, from, expected) => {
      world.clock.timeZone(zone);
      world.clock.set(from);
      const ran = [];
      daily(2, 30, (at) => ran.push(at.toISOString().slice(0, 16)));
      await world.clock.advance('71h');
      expect(ran.slice(0, 3)).toEqual(expected);
    });
    it('tells who counts on days of 24 hours', async () => {
      world.clock.timeZone('Europe/Amsterdam');
      world.clock.set('2026-03-28T02:30');
      const hours = [];
      everyDay((at) => hours.push(at.getHours()));
      await world.clock.advance('3d');
      expect(hours).toEqual([3, 3, 3]);
    });`;
  expect(told(await judge(spec, program))).toEqual(Array.from({ length: 6 }, () => 'accepted'));
});
