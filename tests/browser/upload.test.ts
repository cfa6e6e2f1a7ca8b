import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readRawFiles, readZip } from '../../src/browser/files/read-upload.ts';
import { writeZip } from '../../src/browser/files/write-zip.ts';
import { SOURCE_LIMITS } from '../../src/domain/source-limits.ts';

test('a zip that was downloaded can be uploaded again as it was', () => {
  const files = [
    { path: 'index.ts', content: 'export const naïve = "ø";\n' },
    { path: 'lib/a.ts', content: '' },
  ];
  expect(readZip(writeZip('order-sync', files))).toEqual({ files, left: [], reasons: [] });
});

test('what comes along with a folder and nobody means is left out', () => {
  const zip = zipSync({
    'work/index.ts': strToU8('1'),
    'work/node_modules/zod/index.js': strToU8('2'),
    'work/.git/HEAD': strToU8('3'),
    '__MACOSX/work/._index.ts': strToU8('4'),
    'work/.DS_Store': strToU8('5'),
  });
  expect(readZip(zip).files).toEqual([{ path: 'index.ts', content: '1' }]);
});

test('files in one folder come out of it, files in several stay where they are', () => {
  const bytes = strToU8('x');
  const pathsOf = (...paths: string[]) =>
    readRawFiles(paths.map((path) => ({ path, bytes }))).files.map(({ path }) => path);
  expect(pathsOf('a/index.ts', 'a/lib/b.ts')).toEqual(['index.ts', 'lib/b.ts']);
  expect(pathsOf('a/index.ts', 'b/index.ts')).toEqual(['a/index.ts', 'b/index.ts']);
});

test('an archive that would be huge is refused before it is unpacked', () => {
  const zip = zipSync({ 'index.ts': strToU8('1'), 'bomb.txt': new Uint8Array(SOURCE_LIMITS.fileBytes + 1) });
  expect(readZip(zip).reasons).toEqual(['bomb.txt is 1025 KiB; a file may be 1024 KiB.']);
});

test.each([
  ['no archive', strToU8('hello'), /no zip archive/],
  ['an archive that was cut off', zipSync({ 'a.ts': strToU8('a'.repeat(500)) }).slice(0, 60), /no zip archive/],
  ['nothing', zipSync({}), /no file/],
  ['what is not text', zipSync({ 'a.png': new Uint8Array([0x89, 0x50, 0xff]) }), /a\.png is not text/],
  [
    'a path that leads out',
    zipSync({ '../a.ts': strToU8('1'), 'b.ts': strToU8('2') }),
    /“\.\.\/a\.ts” must be relative/,
  ],
  [
    'names that are one on some machines',
    zipSync({ 'A.ts': strToU8('1'), 'a.ts': strToU8('2') }),
    /upper and lower case/,
  ],
])('%s is refused with a reason', (_, bytes, reason) => {
  expect(readZip(bytes).reasons.join(' ')).toMatch(reason);
});

test('too many files, and too much in all, are counted out', () => {
  const many = Array.from({ length: SOURCE_LIMITS.files + 1 }, (_, at) => ({ path: `f${at}.ts`, bytes: strToU8('') }));
  expect(readRawFiles(many).reasons).toEqual(['There are 101 files; at most 100 are taken.']);
  const large = [1, 2, 3].map((at) => ({ path: `f${at}.ts`, bytes: new Uint8Array(1_000_000).fill(97) }));
  expect(readRawFiles(large).reasons).toEqual(['Together they are 2930 KiB; at most 2048 KiB are taken.']);
});
