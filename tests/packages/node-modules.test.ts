import { expect, it } from 'vitest';
import { told, useBench } from './judge-with.ts';

const judge = useBench();
const HASH = '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae';

const PROGRAMS: Readonly<Record<string, string>> = {
  'by name': `import { createHash } from 'node:crypto';
    export const use = (text: string) => createHash('sha256').update(text).digest('hex');`,
  'as a whole, without node:': `import crypto from 'crypto';
    export const use = (text: string) => crypto.createHash('sha256').update(text).digest('hex');`,
  'as a namespace': `import * as crypto from 'node:crypto';
    export const use = (text: string) => crypto.createHash('sha256').update(text).digest('hex');`,
  'by require': `const crypto = require('crypto');
    const { strict: assert } = require('node:assert');
    const check = require('assert');
    module.exports = { use(text) {
      check(typeof check === 'function');
      assert.equal(typeof text, 'string');
      return crypto.createHash('sha256').update(text).digest('hex');
    } };`,
  'by import()': `export const use = async (text: string) =>
      (await import('node:crypto')).createHash('sha256').update(text).digest('hex');`,
};

it.each(Object.entries(PROGRAMS))("a program imports Node's modules %s", { timeout: 30_000 }, async (_, program) => {
  const spec = `import { use } from '../starter/index.ts';
    test('hashes', async () => { expect(await use('foo')).toBe('${HASH}'); });`;
  expect(told(await judge([], program, spec))).toEqual(['accepted']);
  expect(told(await judge(['nanoid'], program, spec))).toEqual(['accepted']);
});

it.each(['node:fs', 'child_process', 'node:vm', 'node:constructor'])(
  'a program cannot import %s, and is told what it can',
  async (specifier) => {
    const program = `import * as it from '${specifier}'; export const use = it;`;
    const spec = `import { use } from '../starter/index.ts'; test('runs', () => { expect(use).toBeDefined(); });`;
    const [refusal] = told(await judge(['nanoid'], program, spec));
    expect(refusal).toMatch(
      new RegExp(`^index\\.ts: cannot import '${specifier}': besides files of .* nanoid and Node's own assert, .*util`),
    );
  },
);

it("a suite imports Node's modules", { timeout: 30_000 }, async () => {
  const spec = `import { createHash } from 'node:crypto';
    import assert from 'node:assert/strict';
    import { use } from '../starter/index.ts';
    test('agrees', () => { assert.equal(use('foo'), createHash('sha256').update('foo').digest('hex')); });`;
  expect(told(await judge([], PROGRAMS['by name'] ?? '', spec))).toEqual(['accepted']);
});
