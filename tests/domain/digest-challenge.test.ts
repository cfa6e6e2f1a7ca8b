import { createHash } from 'node:crypto';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { listChallengeFolders } from '../../src/catalogue/list-challenge-folders.ts';
import { readChallenge } from '../../src/catalogue/read-challenge.ts';
import { digestChallenge } from '../../src/domain/digest-challenge.ts';
import { makeChallenge } from '../support/make-challenge.ts';

const FOLDER = path.join(import.meta.dirname, '../../challenges');
const { manifest, files } = makeChallenge();
const model = [
  { path: 'a.ts', content: 'export {};' },
  { path: 'b.ts', content: 'export {};' },
];

describe.each(await listChallengeFolders(FOLDER))('%s', (name) => {
  test('has the version that a digest of its folder, file by file, always gave it', async () => {
    const challenge = (await readChallenge(path.join(FOLDER, name))).package;
    const hash = createHash('sha256').update(JSON.stringify(challenge.manifest));
    for (const file of [...challenge.files, ...(challenge.model ?? [])]) {
      hash.update(`\0${file.path}\0${Buffer.byteLength(file.content)}\0${file.content}`);
    }
    expect(challenge.version).toBe(`sha256:${hash.digest('hex')}`);
    expect(await digestChallenge({ ...challenge, files: challenge.files.toReversed() })).toBe(challenge.version);
  });
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
