import { expect, it } from 'vitest';
import { told, useBench } from './judge-spec.ts';

const judge = useBench();
const IMPORTS = `import { expect, it, vi } from 'vitest'; import { world } from 'minicase/world';`;

it('lets time pass, and runs what is due on the way in order, on both sides', async () => {
  const program = `export const every = (ms, run) => { const id = setInterval(run, ms); return () => clearInterval(id); };
    export const after = (ms, run) => void setTimeout(run, ms);`;
  const spec = `${IMPORTS} import { after, every } from '../starter/index.ts';
    it('is in order', async () => {
      const seen = [];
      const note = (what) => seen.push(what + '@' + (world.clock.now() - start));
      const start = world.clock.now();
      const stop = every(10_000, () => note('tick'));
      setTimeout(() => note('spec'), 15_000);
      after(29_999, () => note('late'));
      await world.clock.advance('30s');
      stop();
      await world.clock.advance(30_000);
      expect(seen).toEqual(['tick@10000', 'spec@15000', 'tick@20000', 'late@29999', 'tick@30000']);
      expect(world.clock.now() - start).toBe(60_000);
    });
    it('takes nothing for a duration that is none', async () => {
      await expect(world.clock.advance('soon')).rejects.toThrow("world.clock.advance is 'soon': write it as '250ms'");
      await expect(world.clock.advance(-1)).rejects.toThrow('world.clock.advance is -1');
    });`;
  expect(told(await judge(spec, program))).toEqual(['accepted', 'accepted']);
});

it('runs nightly work for a year, whoever schedules it, and however far ahead', async () => {
  const program = `export function nightly(run) {
      const next = () => {
        const at = new Date();
        at.setUTCHours(3, 0, 0, 0);
        if (at.getTime() <= Date.now()) at.setUTCDate(at.getUTCDate() + 1);
        setTimeout(() => { run(new Date().toISOString()); next(); }, at.getTime() - Date.now());
      };
      next();
    }`;
  const spec = `${IMPORTS} import { nightly } from '../starter/index.ts';
    it('is done every night', async () => {
      const nights = [];
      nightly((at) => nights.push(at));
      await world.clock.advance('365d');
      expect(nights).toHaveLength(365);
      expect(new Set(nights.map((at) => at.slice(11)))).toEqual(new Set(['03:00:00.000Z']));
      expect(nights[0]).toBe('2026-01-06T03:00:00.000Z');
      expect(nights.at(-1)).toBe('2027-01-05T03:00:00.000Z');
    });`;
  expect(told(await judge(spec, program))).toEqual(['accepted']);
});

it('runs all timers, and tells those that never end', async () => {
  const program = `export async function retry(attempt) {
      for (let delay = 1_000; ; delay *= 2) {
        if (attempt()) return;
        await new Promise((resolve) => setTimeout(resolve, delay));
      }
    }
    export const forever = () => void setInterval(() => undefined, 1_000);`;
  const spec = `${IMPORTS} import { forever, retry } from '../starter/index.ts';
    it('runs all', async () => {
      const at = [];
      void retry(() => { at.push(world.clock.now()); return at.length === 5; });
      await world.clock.runAll();
      expect(at.slice(1).map((ms, i) => ms - at[i])).toEqual([1_000, 2_000, 4_000, 8_000]);
      expect(await world.clock.next()).toBeUndefined();
    });
    it('goes to the next', async () => {
      setTimeout(() => undefined, 500);
      expect(await world.clock.next()).toBe(500);
    });
    it('ends', async () => {
      forever();
      await expect(world.clock.runAll()).rejects.toThrow(/2,000 times .* an interval that nobody clears\\?/);
    });`;
  expect(told(await judge(spec, program))).toEqual(['accepted', 'accepted', 'accepted']);
});

it('sets the time of day for both sides, also backwards, and back again after the test', async () => {
  const program = `export const today = () => new Date().toISOString();
    export const hourIn = (timeZone) => new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(new Date());`;
  const spec = `${IMPORTS} import { hourIn, today } from '../starter/index.ts';
    it('sets', async () => {
      world.clock.set('2026-03-29T01:30:00+01:00');
      expect(today()).toBe('2026-03-29T00:30:00.000Z');
      expect(hourIn('Europe/Berlin')).toBe('01:30');
      await world.clock.advance('1h');
      expect(hourIn('Europe/Berlin')).toBe('03:30');
      const before = world.clock.now();
      world.clock.set(new Date(world.clock.date().getTime() - 1_000));
      expect(world.clock.now()).toBe(before);
      expect(today()).toBe('2026-03-29T01:29:59.000Z');
    });
    it('is as it was', () => {
      expect(today()).toMatch(/^2026-01-05T10:00:00/);
      expect(() => world.clock.set('yesterday')).toThrow("world.clock.set: 'yesterday' is no date");
    });`;
  expect(told(await judge(spec, program))).toEqual(['accepted', 'accepted']);
});

it('stands still when it is frozen, until the test is over', async () => {
  const program = `export const after = (ms, run) => void setTimeout(run, ms);
    export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));`;
  const spec = `${IMPORTS} import { after, sleep } from '../starter/index.ts';
    it('is frozen', async () => {
      const run = vi.fn();
      after(1_000, run);
      world.clock.freeze();
      const slept = sleep(2_000).then(() => 'slept');
      expect(await Promise.race([slept, Promise.resolve('not yet')])).toBe('not yet');
      await world.clock.advance(999);
      expect(run).not.toHaveBeenCalled();
      expect(await world.clock.next()).toBe(1);
      expect(run).toHaveBeenCalledOnce();
      world.clock.resume();
      expect(await slept).toBe('slept');
      world.clock.freeze();
    });
    it('goes on in the next', async () => { await sleep(1_000); });
    it('never comes', async () => { world.clock.freeze(); await sleep(1_000); });`;
  expect(told(await judge(spec, program))).toEqual(['accepted', 'accepted', expect.stringContaining('never settled')]);
});

it('does things at times, once, and not after the test', async () => {
  const program = 'export const one = () => 1;';
  const spec = `${IMPORTS} import '../starter/index.ts';
    const seen = [];
    it('does', async () => {
      world.clock.at('18:00', () => seen.push(world.clock.date().toISOString()));
      world.clock.at('03:00:30', () => seen.push(world.clock.date().toISOString()));
      world.clock.at('2026-03-01T00:00:00Z', () => seen.push(world.clock.date().toISOString()));
      world.clock.at('2026-03-02T00:00:00Z', () => seen.push('never'))();
      await world.clock.advance('90d');
      expect(seen).toEqual(['2026-01-05T18:00:00.000Z', '2026-01-06T03:00:30.000Z', '2026-03-01T00:00:00.000Z']);
      world.clock.at('18:00', () => seen.push('too late'));
      expect(() => world.clock.at('2026-03-01T00:00:00Z', () => undefined)).toThrow('2026-03-01T00:00:00.000Z has passed');
      expect(() => world.clock.at('at tea', () => undefined)).toThrow("'at tea' is neither a time of day");
    });
    it('is over', async () => {
      await world.clock.advance('2d');
      expect(seen).toHaveLength(3);
    });`;
  expect(told(await judge(spec, program))).toEqual(['accepted', 'accepted']);
});
