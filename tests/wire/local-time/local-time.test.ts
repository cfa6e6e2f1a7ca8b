import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { makeQuestions } from './questions.ts';

const SCRIPT = fileURLToPath(new URL('answer.ts', import.meta.url));
const ZONES = [
  ...['Europe/Amsterdam', 'America/New_York', 'Asia/Calcutta', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'],
  ...['Africa/Casablanca', 'America/St_Johns', 'Europe/Dublin', 'Antarctica/Troll', 'Africa/Cairo'],
];
/**
 * Zones that have always been called what they are called today: V8 goes by today's name. It also takes summer for
 * winter in years to come where zones have unusual rules.
 */
const NAMED = new Set(['Europe/Amsterdam', 'America/New_York', 'Asia/Calcutta', 'UTC']);
const ZONE_NAME = / \([^)]*\)/g;

/** What a process in a zone says, or one in UTC to which another zone is made local. */
function ask(environmentZone: string, localZone: readonly string[], input: string): string[] {
  const env = { PATH: process.env['PATH'], TZ: environmentZone, LANG: 'en_US.UTF-8' };
  const output = execFileSync(process.execPath, [SCRIPT, ...localZone], {
    input,
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 27,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  return JSON.parse(output) as string[];
}

it.each(ZONES)('are in %s as in a process of that zone', (zone) => {
  const questions = makeQuestions(zone, 500);
  const input = JSON.stringify(questions);
  const strip = (answer: string): string => (NAMED.has(zone) ? answer : answer.replaceAll(ZONE_NAME, ''));
  const expected = ask(zone, [], input).map(strip);
  const actual = ask('UTC', [zone], input).map(strip);
  expect(expected.length).toBeGreaterThan(3_000);
  expect(actual.filter((answer, index) => answer !== expected[index]).slice(0, 20)).toEqual([]);
  expect(actual).toHaveLength(expected.length);
});
