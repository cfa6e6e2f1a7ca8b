import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { TypeService } from '../../src/browser/typescript/type-service.ts';
import { readSourceFiles } from '../../src/catalogue/read-source-files.ts';
import { readPackageTypes } from '../../src/http/assets/package-types.ts';

const CHALLENGES = path.join(import.meta.dirname, '../../challenges');

let service: TypeService;
beforeAll(async () => {
  service = new TypeService();
  for (const name of ['typescript', 'node', 'zod', 'hono', '@hono/zod-validator', 'vitest'])
    service.addLibraries((await readPackageTypes(name)) ?? {});
});

const cases = (await readdir(CHALLENGES, { withFileTypes: true })).filter(
  (entry) => entry.isDirectory() && !entry.name.startsWith('.'),
);

test.each(cases.map(({ name }) => name))('the starter of %s has no type errors', async (slug) => {
  const manifest = JSON.parse(await readFile(path.join(CHALLENGES, slug, 'challenge.json'), 'utf8'));
  for (const name of manifest.dependencies ?? []) service.addLibraries((await readPackageTypes(name)) ?? {});
  const files = await readSourceFiles(path.join(CHALLENGES, slug, 'starter'));
  service.setFiles(files);
  const mistakes = files.flatMap((file) =>
    service.findMistakes(file.path).map((mistake) => ({ file: file.path, ...mistake })),
  );
  expect(mistakes.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('what a suite imports from minicase/world is known to the editor', async () => {
  service.addLibraries((await readPackageTypes('minicase')) ?? {});
  const files = await readSourceFiles(path.join(CHALLENGES, 'hello-case'));
  service.setFiles(files);
  const suite = 'tests/secret/many-votes.spec.ts';
  expect(service.findMistakes(suite).filter(({ severity }) => severity === 'error')).toEqual([]);
  const content = "import { world } from 'minicase/world';\nworld.clo";
  service.setFiles([{ path: 'a.spec.ts', content }]);
  expect(service.complete('a.spec.ts', content.length).completions.map(({ name }) => name)).toContain('clock');
});

test('a mistake is found where it is, also across files', () => {
  service.setFiles([
    { path: 'index.ts', content: "import { half } from './half.ts';\nexport const text: string = half(2);\n" },
    { path: 'half.ts', content: 'export const half = (of: number): number => of / 2;\n' },
  ]);
  expect(service.findMistakes('index.ts')).toMatchObject([{ severity: 'error', from: 47, to: 51 }]);
  service.writeFile('half.ts', 'export const half = (of: number): string => String(of / 2);\n');
  expect(service.findMistakes('index.ts')).toEqual([]);
});

test('completes from the types of packages, of Node and of the web platform', () => {
  const content = "import { z } from 'zod';\nimport { setTimeout } from 'node:timers/promises';\nz.str";
  service.setFiles([
    { path: 'index.ts', content: `${content}\nfetch('/').then((answer) => answer.ok);\nvoid setTimeout;\n` },
  ]);
  expect(service.complete('index.ts', content.length).completions.map(({ name }) => name)).toContain('string');
  expect(
    service
      .findMistakes('index.ts')
      .filter(({ severity }) => severity === 'error')
      .map(({ message }) => message),
  ).toEqual([expect.stringContaining("Property 'str' does not exist")]);
});

test('says what something is, and imports what is completed from another file', () => {
  const content = 'export const twice = dou';
  service.setFiles([
    { path: 'index.ts', content },
    { path: 'lib/double.ts', content: '/** Twice as much. */\nexport const double = (of: number) => 2 * of;\n' },
  ]);
  const completion = service.complete('index.ts', content.length).completions.find(({ name }) => name === 'double');
  if (completion === undefined) throw new Error('double is not offered');
  const described = service.describeCompletion('index.ts', content.length, completion);
  expect(described.edits.map(({ text }) => text.trim())).toEqual(["import { double } from './lib/double.ts';"]);
  expect(described.documentation).toBe('Twice as much.');
  expect(service.findHint('lib/double.ts', 37)?.signature).toBe('const double: (of: number) => number');
});
