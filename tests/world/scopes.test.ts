import type { Suite, Test } from '@vitest/runner';
import { expect, it } from 'vitest';
import { createScopes } from '../../worker/world/scopes.isolate.ts';
import { told, useBench } from './judge-spec.ts';

const judge = useBench();

it('undoes what a test has done, and keeps what its describe has set up', () => {
  let state = '';
  const scopes = createScopes({
    checkpoint: () => state,
    restore(checkpoint) {
      state = checkpoint as string;
    },
  });
  const file = { name: 'file' } as Suite;
  Object.assign(file, { file });
  const suite = (name: string): Suite => ({ name, suite: file, file }) as unknown as Suite;
  const [first, second] = [suite('first'), suite('second')];
  const seen: string[] = [];
  const run = (scope: Suite): void => {
    scopes.enterTest({ suite: scope, file } as unknown as Test);
    seen.push(state);
    state += ' test';
  };
  scopes.enterSuite(file);
  state = 'all';
  scopes.enterSuite(first);
  state += ' first';
  run(first);
  run(first);
  scopes.enterSuite(second);
  state += ' second';
  run(second);
  run(second);
  run(file);
  expect(seen).toEqual(['all first', 'all first', 'all second', 'all second', 'all']);
});

it('gives a suite its world', async () => {
  const spec = `import { expect, it } from 'vitest'; import { world } from 'minicase/world'; import { one } from '../starter/index.ts';
    it('is there', () => { expect(world.calls).toEqual([]); expect(one()).toBe(1); });`;
  expect(told(await judge(spec, 'export const one = () => 1;'))).toEqual(['accepted']);
});
