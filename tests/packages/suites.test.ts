import { expect, it } from 'vitest';
import { told, useBench } from './judge-with.ts';

const judge = useBench();
const PROGRAM = `export const order = () => ({ id: 7, placedAt: '2026-01-05' });`;

it('a suite uses zod in any case', { timeout: 60_000 }, async () => {
  const spec = `import { z } from 'zod';
    import { order } from '../starter/index.ts';
    const Order = z.object({ id: z.int(), placedAt: z.iso.date() });
    test('keeps its contract', () => { expect(Order.parse(order())).toEqual({ id: 7, placedAt: '2026-01-05' }); });`;
  expect(told(await judge([], PROGRAM, spec))).toEqual(['accepted']);
});

it('a suite uses the packages that its case allows, by all their modules', { timeout: 60_000 }, async () => {
  const spec = `import { parseISO } from 'date-fns';
    import { addDays } from 'date-fns/addDays';
    import { nanoid } from 'nanoid';
    import { order } from '../starter/index.ts';
    test('computes', () => {
      expect(addDays(parseISO(order().placedAt), 1).getDate()).toBe(6);
      expect(nanoid()).toHaveLength(21);
    });`;
  expect(told(await judge(['date-fns', 'nanoid'], PROGRAM, spec))).toEqual(['accepted']);
});

it.each([
  ['lodash', []],
  ['kysely', ['nanoid']],
  ['nanoid/no-such-module', ['nanoid']],
])('a suite that imports %s is broken where its case allows %j', async (specifier, dependencies) => {
  const spec = `import x from '${specifier}'; test('runs', () => { expect(x).toBeDefined(); });`;
  const allowed = [...dependencies, 'zod'].join(', ');
  await expect(judge(dependencies, PROGRAM, spec)).rejects.toThrow(
    new RegExp(
      `suite-broken .*'${specifier}' is neither a file of the challenge, nor .* of the packages ${allowed}`,
      's',
    ),
  );
});
