import { expect, it } from 'vitest';
import { told, useBench } from './judge-with.ts';

const judge = useBench();

it('CommonJS requires packages', { timeout: 60_000 }, async () => {
  const program = `
    const { z } = require('zod');
    const { nanoid } = require('nanoid');
    const pLimit = require('p-limit');
    module.exports = { use: () => [z.int().parse(3), nanoid().length, typeof pLimit.default] };`;
  const spec = `const { use } = require('../starter/index.ts');
    test('requires', () => { expect(use()).toEqual([3, 21, 'function']); });`;
  expect(told(await judge(['zod', 'nanoid', 'p-limit'], program, spec))).toEqual(['accepted']);
});

it('import() loads a package that is linked beforehand', async () => {
  const program = `export const use = async () => (await import('nanoid')).nanoid().length;`;
  const spec = `import { use } from '../starter/index.ts';
    test('is there', async () => { expect(await use()).toBe(21); });`;
  expect(told(await judge(['nanoid'], program, spec))).toEqual(['accepted']);
});

it('what packages draw by chance, and when, is the same in each judging', {
  timeout: 60_000,
}, async () => {
  const program = `
    import { nanoid } from 'nanoid';
    import { v4, v7 } from 'uuid';
    const atLoading = nanoid();
    export const use = () => [atLoading, nanoid(), v4(), v7(), Math.random(), Date.now()].join();`;
  const spec = `import { use } from '../starter/index.ts';
    test('tells', () => { expect(use()).toBe('?'); });`;
  const first = told(await judge(['nanoid', 'uuid'], program, spec));
  const second = told(await judge(['nanoid', 'uuid'], program, spec));
  expect(first[0]).toMatch(/^wrong-answer: .*"[\w-]{21},[\w-]{21},[0-9a-f-]{36},[0-9a-f-]{36},0\.\d+,\d+/s);
  expect(second).toEqual(first);
});

it('a program that spoils a package spoils it for itself only', { timeout: 60_000 }, async () => {
  const spoiling = `
    import { z } from 'zod';
    z.ZodNumber.prototype.parse = () => 666;
    Object.defineProperty(globalThis, '__staged', { get: () => ({}), set() {} });
    Map.prototype.get = () => undefined;
    export const use = () => z.number().parse(1);`;
  const honest = `import { z } from 'zod'; export const use = () => z.number().parse(1);`;
  const spec = `import { use } from '../starter/index.ts';
    test('parses', () => { expect(use()).toBe(1); });`;
  expect(told(await judge(['zod'], spoiling, spec))).not.toEqual([]);
  expect(told(await judge(['zod'], honest, spec))).toEqual(['accepted']);
});

it('the judge is not within reach of what packages are', async () => {
  const program = `
    import * as nanoid from 'nanoid';
    export const use = () => [typeof globalThis.__host, typeof globalThis.__staged, Object.keys(nanoid).includes('__host')];`;
  const spec = `import { use } from '../starter/index.ts';
    test('is not', () => { expect(use()).toEqual(['undefined', 'undefined', false]); });`;
  expect(told(await judge(['nanoid'], program, spec))).toEqual(['accepted']);
});

it('frames of a package are named after it', async () => {
  const program = `
    import pRetry from 'p-retry';
    export const use = async () => {
      const error = await pRetry(() => 1, { retries: -1 }).catch((error) => error);
      return error.stack;
    };`;
  const spec = `import { use } from '../starter/index.ts';
    test('tells', async () => { expect(await use()).toMatch(/at .*node_modules\\/p-retry:\\d+/); });`;
  expect(told(await judge(['p-retry'], program, spec))).toEqual(['accepted']);
});
