import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { CHECK_PARTS } from '../../src/protocol/check-report.ts';
import { runCommand } from './run-command.ts';

const CHALLENGES = path.join(import.meta.dirname, '../../challenges');
const guide = readFileSync(path.join(CHALLENGES, 'README.md'), 'utf8');
/** The folder that the guide's case is made from. */
const template = path.join(CHALLENGES, '.templates/function');

const blocks = [...guide.matchAll(/^ *```sh\n([\s\S]*?)^ *```/gm)].flatMap(([, text = '']) => text.trim().split('\n'));

it('shows commands that can be pasted', () => {
  expect(blocks.length).toBeGreaterThan(5);
  expect(blocks.filter((line) => !/^npm (run -s minicase -- \S+ |start$)/.test(line))).toEqual([]);
});

it.each(['new', 'try', 'watch', 'judge', 'check'])('says of %s what its help says', (command) => {
  const { status, stdout } = runCommand(command, '--help');
  expect(status).toBe(0);
  const used = blocks.filter((line) => line.startsWith(`npm run -s minicase -- ${command} `));
  expect(used).not.toEqual([]);
  for (const [flag] of used.join(' ').matchAll(/--[a-z]+(?= |$)/g)) expect(stdout).toContain(flag);
});

it('names options of check that there are', () => {
  const { stdout } = runCommand('check', '--help');
  const chapter = guide.slice(guide.indexOf('## 4.'), guide.indexOf('## 5.'));
  const flags = [...chapter.matchAll(/`(--[a-z]+)/g)].map(([, flag = '']) => flag);
  expect(flags).toContain('--html');
  for (const flag of flags) expect(stdout).toContain(flag);
});

it('names files and folders that the written case has', () => {
  const anatomy = /^quarter-hours\/\n([\s\S]*?)^```/m.exec(guide)?.[1] ?? '';
  const paths = anatomy.split('\n').map(
    (line) =>
      line
        .trim()
        .split(' ')[0]
        ?.replace(/(\*|…).*$/, '') ?? '',
  );
  expect(paths.filter((each) => each !== '').length).toBeGreaterThan(8);
  const optional = 'tests/support/';
  expect(paths.filter((each) => each !== optional && !existsSync(path.join(template, each)))).toEqual([]);
});

it('links to what is there', () => {
  const links = [...guide.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => target);
  expect(links.length).toBeGreaterThan(2);
  expect(links.filter((target) => !existsSync(path.join(CHALLENGES, target)))).toEqual([]);
});

it('explains every part of a check', () => {
  for (const part of CHECK_PARTS) expect(guide).toMatch(new RegExp(`^\\| \`${part}\``, 'm'));
});

it('shows what the commands print', () => {
  expect(guide).not.toContain('@@');
  for (const line of ['proven: it may be published', 'wrong-answer', 'challenges/quarter-hours is written']) {
    expect(guide).toContain(line);
  }
});
