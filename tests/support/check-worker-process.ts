import path from 'node:path';
import { readSourceFiles } from '../../src/catalogue/read-source-files.ts';
import { ChallengeSlug } from '../../src/domain/ids.ts';
import { checkInProcess } from '../../worker/check/process/check-in-process.ts';

/** A worker that checks one folder at the place it is given: a process for tests to kill. */
const files = await readSourceFiles(path.join(import.meta.dirname, '../../challenges/hello-case'));
const order = { place: process.env['PLACE'] ?? '', slug: ChallengeSlug.parse('hello-case'), files, slot: 1 };
const checking = checkInProcess(order, {
  onStep: () => process.stdout.write('a step\n'),
  signal: new AbortController().signal,
});
process.stdout.write('begun\n');
await checking;
