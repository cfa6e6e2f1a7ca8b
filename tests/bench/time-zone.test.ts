import { afterAll, beforeAll, expect, it } from 'vitest';
import { ChallengeManifest, type ChallengePackage } from '../../src/domain/challenge.ts';
import type { Bench } from '../../worker/bench/bench.ts';
import { openBench } from '../../worker/bench/open-bench.ts';
import { judgeSource, makeChallenge } from './make-challenge.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

function makeZoned(specs: Readonly<Record<string, string>>, timeZone: string): ChallengePackage {
  const challenge = makeChallenge(specs);
  const version = makeChallenge({ ...specs, zone: timeZone }).version;
  return { ...challenge, version, manifest: ChallengeManifest.parse({ ...challenge.manifest, timeZone }) };
}

const PROGRAM = `const loadedAt = new Date().getHours();
  export const hours = () => [loadedAt, new Date().getHours(), new Date(0).getTimezoneOffset()];
  export const noon = () => new Date(2026, 6, 1, 12);`;

it('gives a case its local time, from the loading of its modules on, in every group', async () => {
  const spec = `import { expect, it } from 'vitest'; import { hours, noon } from '../starter/index.ts';
    it.each([new Date(2026, 0, 1).toISOString()])('began at %s', (began) => {
      expect(began).toBe('2026-01-01T05:00:00.000Z');
      expect(hours()).toEqual([4, 4, 300]);
      expect(noon()).toEqual(new Date(2026, 6, 1, 12));
      expect(noon().toISOString()).toBe('2026-07-01T16:00:00.000Z');
    });`;
  const world = `import { world } from 'minicase/world'; ${spec}
    it('can be another for a test', () => { world.clock.timeZone('UTC'); expect(hours()[1]).toBe(9); });
    it('is the same again', () => { expect(hours()[1]).toBe(4); });`;
  const { groups } = await judgeSource(bench, makeZoned({ spec, other: spec, world }, 'America/New_York'), PROGRAM);
  const began = expect.objectContaining({ title: 'began at 2026-01-01T05:00:00.000Z', verdict: 'accepted' });
  const accepted = expect.objectContaining({ verdict: 'accepted' });
  expect(groups.map(({ cases }) => cases)).toEqual([[began], [began], [began, accepted, accepted]]);
});

it('leaves nothing of a zone to the next judging', async () => {
  const spec = `import { expect, it } from 'vitest'; import { hours } from '../starter/index.ts';
    it('is in UTC', () => { expect([...hours(), new Date().getHours()]).toEqual([9, 9, 0, 9]); });`;
  await judgeSource(bench, makeZoned({ spec }, 'Asia/Tokyo'), PROGRAM);
  const { verdict } = await judgeSource(bench, makeChallenge({ spec }), PROGRAM);
  expect(verdict).toBe('accepted');
});

it('has functions of its own only where a zone is wanted', async () => {
  const program = `const isNative = (f) => Function.prototype.toString.call(f).includes('[native code]');
    export const own = () => Object.getOwnPropertyNames(Date.prototype)
      .filter((name) => name !== 'constructor' && !isNative(Date.prototype[name])).length;`;
  const spec = `import { expect, it } from 'vitest'; import { own } from '../starter/index.ts';
    it('counts', () => { expect(own()).toBe(0); });`;
  expect((await judgeSource(bench, makeChallenge({ spec }), program)).verdict).toBe('accepted');
  expect((await judgeSource(bench, makeZoned({ spec }, 'Asia/Tokyo'), program)).verdict).toBe('wrong-answer');
});
