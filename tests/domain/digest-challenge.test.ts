import { createHash } from 'node:crypto';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { listChallengeFolders } from '../../src/catalogue/list-challenge-folders.ts';
import { readChallenge } from '../../src/catalogue/read-challenge.ts';
import { digestChallenge, solutionFiles } from '../../src/domain/digest-challenge.ts';
import { makeChallenge } from '../support/make-challenge.ts';

const FOLDER = path.join(import.meta.dirname, '../../challenges');
const { manifest, files } = makeChallenge();
const model = [
  { path: 'a.ts', content: 'export {};' },
  { path: 'b.ts', content: 'export {};' },
];

describe.each(await listChallengeFolders(FOLDER))('%s', (name) => {
  test('has the version that a digest of its folder gives it, file by file', async () => {
    const challenge = (await readChallenge(path.join(FOLDER, name))).package;
    const hash = createHash('sha256').update(JSON.stringify(challenge.manifest));
    for (const file of [...challenge.files, ...(challenge.model ?? []), ...solutionFiles(challenge.solutions ?? [])]) {
      hash.update(`\0${file.path}\0${Buffer.byteLength(file.content)}\0${file.content}`);
    }
    expect(challenge.version).toBe(`sha256:${hash.digest('hex')}`);
    expect(await digestChallenge({ ...challenge, files: challenge.files.toReversed() })).toBe(challenge.version);
  });
});

test('a solution that candidates’ tests are run against is a part of the version, and whether it is right', async () => {
  const solutions = [
    { name: 'one', isRight: true, files: model },
    { name: 'two', isRight: false, files: model },
  ];
  const digest = await digestChallenge({ manifest, files, solutions });
  expect(await digestChallenge({ manifest, files, solutions: solutions.toReversed() })).toBe(digest);
  for (const changes of [{ isRight: true }, { name: 'three' }, { files: model.slice(1) }]) {
    const changed = solutions.map((each) => (each.isRight ? each : { ...each, ...changes }));
    expect(await digestChallenge({ manifest, files, solutions: changed })).not.toBe(digest);
  }
});

test('specs outside of tests/ come in the order of their groups', async () => {
  const [first, second] = ['z.spec.ts', 'a.spec.ts'].map((file) => ({ path: file, content: '//\n' }));
  if (first === undefined || second === undefined) throw new Error('two were made');
  const groups = manifest.groups.map((group, index) => (index === 0 ? { ...group, file: first.path } : group));
  const moved = {
    ...manifest,
    groups: groups.map((group, index) => (index === 1 ? { ...group, file: second.path } : group)),
  };
  const there = await digestChallenge({ manifest: moved, files: [...files, first, second] });
  expect(await digestChallenge({ manifest: moved, files: [second, first, ...files] })).toBe(there);
});

test.each([
  ['a manifest', { manifest: { ...manifest, title: 'Three sums' }, files, model }],
  [
    'a path',
    {
      manifest,
      files: files.map((file, index) => (index === 0 ? { ...file, path: 'starter/other.ts' } : file)),
      model,
    },
  ],
  [
    'a character',
    {
      manifest,
      files: files.map((file, index) => (index === 0 ? { ...file, content: `${file.content} ` } : file)),
      model,
    },
  ],
  ['a file of the model', { manifest, files, model: model.slice(1) }],
])('%s that is another makes another version', async (_, content) => {
  expect(await digestChallenge(content)).not.toBe(await digestChallenge({ manifest, files, model }));
});
