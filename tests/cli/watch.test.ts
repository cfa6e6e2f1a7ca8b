import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { planWork } from '../../src/cli/watch/plan-work.ts';
import { readCaseUnderCheck } from '../../worker/check/case-under-check.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { runCommand, startCommand } from './run-command.ts';

const TEMPLATE = path.join(import.meta.dirname, '../../challenges/.templates/function');
const WRONG = 'submissions/wrong-answer/rounds-each-entry';

describe('what a change makes worth another look', async () => {
  const subject = await readCaseUnderCheck(TEMPLATE);
  const plan = (...changed: readonly string[]) => planWork(changed, subject, false);

  it('is the brief, for the statement', () => {
    expect(plan('statement.md')).toEqual([{ kind: 'brief' }]);
  });

  it('is that example, for a file of an example', () => {
    expect(plan(`${WRONG}/index.ts`, `${WRONG}/submission.json`)).toEqual([{ kind: 'example', path: WRONG }]);
  });

  it('is its group, for a spec', () => {
    expect(plan('tests/secret/load.spec.ts')).toEqual([{ kind: 'group', file: 'tests/secret/load.spec.ts' }]);
  });

  it.each(['starter/index.ts', 'challenge.json', 'tests/support/bills.ts'])('is all but mutants, for %s', (file) => {
    expect(plan(file, 'statement.md', `${WRONG}/index.ts`)).toEqual([{ kind: 'all' }]);
  });

  it('is nothing, for an example that was taken away', () => {
    expect(plan('submissions/wrong-answer/is-gone/index.ts')).toEqual([]);
  });

  it.each([
    ['a spec', 'tests/secret/load.spec.ts', true],
    ['the model', 'submissions/accepted/model/index.ts', true],
    ['another example', `${WRONG}/index.ts`, false],
    ['the statement', 'statement.md', false],
  ])('with mutants: for %s', (_, file, isTouched) => {
    expect(planWork([file], subject, true).some(({ kind }) => kind === 'mutants')).toBe(isTouched);
  });
});

describe('minicase watch', () => {
  it('looks at all once, and then at what is saved', { timeout: 600_000 }, async () => {
    const parent = await makeTempFolder();
    onTestFinished(parent.remove);
    const folder = path.join(parent.path, 'bills');
    await cp(TEMPLATE, folder, { recursive: true });
    const change = async (file: string, how: (text: string) => string): Promise<void> =>
      await writeFile(path.join(folder, file), how(await readFile(path.join(folder, file), 'utf8')));
    const { nextLine, stop } = startCommand('watch', 'bills', '--challenges', parent.path);
    await nextLine(/^✓ examples {2}\d+ examples/);
    await nextLine(/watching/);

    await change(`${WRONG}/index.ts`, (text) => text.replace('+ roundUp(entry.minutes)', '+ entry.minutes'));
    await nextLine(/^✗ .*rounds-each-entry {2}accepted, 100 of 100/);
    await nextLine(/error rounds-each-entry|is judged accepted, not wrong-answer/);
    await change(`${WRONG}/index.ts`, (text) => text.replace('+ entry.minutes', '+ roundUp(entry.minutes)'));
    await nextLine(/^✓ .*rounds-each-entry {2}wrong-answer, \d+/);

    await change('statement.md', (text) => text.replace('**[R4]** ', ''));
    await nextLine(/^✗ brief/);
    await nextLine(/tests \[R4\], which the statement does not have/);

    await change('tests/secret/bills.spec.ts', (text) => text.replace('[1, 15],', '[1, 30],'));
    await nextLine(/^✗ tests\/secret\/bills\.spec\.ts {2}\d+ tests on the model and \d+ examples/);
    await nextLine(/the model fails 'Bills > minutes > bills 1 as 30 \[R1\]'/);

    await change('challenge.json', (text) => text.replace('"entry"', '"enrty"'));
    await nextLine(/^✗ challenge\.json: .*enrty/);
    await rm(path.join(folder, WRONG), { recursive: true });
    await change('challenge.json', (text) => text.replace('"enrty"', '"entry"'));
    await nextLine(/^✗ examples/);
    expect(await stop()).toBe(0);
  });

  it('refuses a case that is not there', () => {
    const { status, stderr } = runCommand('watch', 'nothing-here');
    expect(stderr).toMatch(/no challenge\.json in nothing-here/);
    expect(status).toBe(2);
  });
});
