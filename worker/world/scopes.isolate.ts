import type { Suite, Test } from '@vitest/runner';
import type { WorldPart } from './part.ts';

/**
 * Puts the world back between tests. What is done to it while the spec loads, or in `beforeAll`, belongs to all tests
 * of that `describe`; what a test or its `beforeEach` does is undone before the next.
 */
export function createScopes({ checkpoint, restore }: WorldPart) {
  const checkpoints = new Map<Suite, unknown>();

  /** The first who enters finds the world as the scope's `beforeAll` has left it, and so does everyone after. */
  function enter(scope: Suite): void {
    if (checkpoints.has(scope)) restore(checkpoints.get(scope));
    else checkpoints.set(scope, checkpoint());
  }

  return {
    /** Before the `beforeAll` of a suite. */
    enterSuite(suite: Suite): void {
      if (suite !== suite.file) enter(suite.suite ?? suite.file);
    },
    /** Before the `beforeEach` of a test. */
    enterTest: (test: Test): void => enter(test.suite ?? test.file),
  };
}
