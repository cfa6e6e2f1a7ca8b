import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digestFiles } from '../../src/domain/digest-files.ts';

const AnyFiles = fc.uniqueArray(
  fc.record({ path: fc.stringMatching(/^[a-z/]{1,8}$/), content: fc.string({ unit: 'binary', maxLength: 8 }) }),
  { selector: ({ path }) => path, minLength: 1, maxLength: 5 },
);

test('files have one digest, in whatever order they come', async () => {
  await fc.assert(
    fc.asyncProperty(AnyFiles, fc.infiniteStream(fc.nat()), async (files, random) => {
      const shuffled = files.map((file) => [random.next().value, file] as const).toSorted(([a], [b]) => a - b);
      expect(await digestFiles(shuffled.map(([, file]) => file))).toBe(await digestFiles(files));
    }),
  );
});

test('a change of any path or content is another digest', async () => {
  await fc.assert(
    fc.asyncProperty(AnyFiles, AnyFiles, async (one, another) => {
      const sorted = [one, another].map((files) => files.toSorted((a, b) => (a.path < b.path ? -1 : 1)));
      const isSame = JSON.stringify(sorted[0]) === JSON.stringify(sorted[1]);
      expect((await digestFiles(one)) === (await digestFiles(another))).toBe(isSame);
    }),
  );
});

test.each([
  ['where one file ends', [{ path: 'a', content: 'b' }], [{ path: 'ab', content: '' }]],
  ['a lone surrogate and what stands for it', [{ path: 'a', content: '\ud800' }], [{ path: 'a', content: '\ufffd' }]],
])('it tells apart %s', async (_, one, another) => {
  expect(await digestFiles(one)).not.toBe(await digestFiles(another));
});

test('it stays what it is: it names what is stored', async () => {
  expect(await digestFiles([{ path: 'index.ts', content: 'export {};\n' }])).toBe(
    'sha256:9f33b65a1716ab57b7d33b308279c3709835b7f3b209cd2d105b5ec67499bc26',
  );
});
