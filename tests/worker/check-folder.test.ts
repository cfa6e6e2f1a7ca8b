import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readSourceFiles } from '../../src/catalogue/read-source-files.ts';
import { CheckId, ClaimedCheck } from '../../src/protocol/challenge-folder-view.ts';
import type { CheckNote, CheckResult } from '../../src/protocol/check-job.ts';
import { checkFolder } from '../../worker/check-folder.ts';
import type { CheckSource } from '../../worker/check-source.ts';

const ID = CheckId.parse(randomUUID());
const HELLO = await readSourceFiles(path.join(import.meta.dirname, '../../challenges/hello-case'));
const SLOW = 300_000;

/** A server that has one check, and keeps what it is told of it. */
function makeSource(given: Partial<ClaimedCheck>, note: (note: CheckNote) => boolean = () => true) {
  const reports: CheckResult[] = [];
  const notes: CheckNote[] = [];
  const source: CheckSource = {
    claim: async () => ClaimedCheck.parse({ lease: 3, slug: 'hello-case', files: HELLO, ...given }),
    note: async (_, told) => {
      notes.push(told);
      return note(told);
    },
    report: async (_, result) => {
      reports.push(result);
    },
  };
  return { source, notes, reports };
}

test('a check is reported under its lease, after the last word on how far it is', { timeout: SLOW }, async () => {
  const { source, notes, reports } = makeSource({ only: ['samples'] });
  await checkFolder({ source, slot: 1, abandoned: new AbortController().signal }, ID);
  expect(reports).toMatchObject([{ lease: 3, report: { slug: 'hello-case' } }]);
  expect(notes.at(-1)).toEqual({ lease: 3, steps: [{ part: 'samples', done: 2, total: 2 }] });
});

test('a case that cannot be read is a report', { timeout: SLOW }, async () => {
  const { source, reports } = makeSource({ files: [{ path: 'statement.md', content: '# No manifest' }] });
  await checkFolder({ source, slot: 1, abandoned: new AbortController().signal }, ID);
  const finding = expect.objectContaining({ message: 'hello-case holds no challenge.json that can be read' });
  expect(reports).toMatchObject([
    {
      report: {
        isGreen: false,
        parts: expect.arrayContaining([expect.objectContaining({ name: 'case', findings: [finding] })]),
      },
    },
  ]);
});

test('a check that is over elsewhere is ended without a report', { timeout: SLOW }, async () => {
  const { source, reports } = makeSource({}, ({ steps }) => steps.length === 0);
  await checkFolder({ source, slot: 1, abandoned: new AbortController().signal }, ID);
  expect(reports).toEqual([]);
});

test('a check that its worker abandons is to be delivered again', { timeout: SLOW }, async () => {
  const abandoned = new AbortController();
  const { source, reports } = makeSource({}, ({ steps }) => {
    if (steps.length > 0) abandoned.abort(new Error('the worker stops'));
    return true;
  });
  await expect(checkFolder({ source, slot: 1, abandoned: abandoned.signal }, ID)).rejects.toThrow('the worker stops');
  expect(reports).toEqual([]);
});
