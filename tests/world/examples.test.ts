import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { told, useBench } from './judge-spec.ts';
import { readExamples } from './read-examples.ts';

const judge = useBench();
const examples = readExamples();
const root = fileURLToPath(new URL('../..', import.meta.url));

it.each(examples)('$title', async ({ spec, program }) => {
  const results = told(await judge(spec, program));
  expect(results.length).toBeGreaterThan(0);
  expect(results).toEqual(results.map(() => 'accepted'));
});

it('are of the right types', () => {
  const folder = mkdtempSync(path.join(root, 'tests/world/made-examples-'));
  try {
    for (const [index, { spec, program }] of examples.entries()) {
      const at = (file: string): string => path.join(folder, String(index), file);
      mkdirSync(at('starter'), { recursive: true });
      mkdirSync(at('tests'));
      writeFileSync(at('tests/example.spec.ts'), spec);
      writeFileSync(at('starter/index.ts'), program);
    }
    writeFileSync(
      path.join(folder, 'tsconfig.json'),
      JSON.stringify({ extends: '../../../tsconfig.json', include: ['.'], exclude: [] }),
    );
    expect(compile(folder)).toBe('');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** What the compiler has to say. */
function compile(folder: string): string {
  try {
    execFileSync(path.join(root, 'node_modules/.bin/tsc'), ['-p', folder], { encoding: 'utf8', cwd: root });
    return '';
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}
