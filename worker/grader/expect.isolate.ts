import {
  ASYMMETRIC_MATCHERS_OBJECT,
  addCustomEqualityTesters,
  ChaiStyleAssertions,
  chai,
  customMatchers,
  type ExpectStatic,
  GLOBAL_EXPECT,
  getState,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from '@vitest/expect';
import { getCurrentTest, type Test } from '@vitest/runner';
import { type PollOptions, poll } from './poll.isolate.ts';
import { addSnapshotSerializer } from './snapshots.isolate.ts';

/**
 * `expect` as vitest makes it, from the same parts. The package `vitest` assembles them with its worker around; there
 * is none here.
 */

const AFRESH = {
  assertionCalls: 0,
  isExpectingAssertions: false,
  isExpectingAssertionsError: null,
  expectedAssertionsNumber: null,
  expectedAssertionsNumberErrorGen: null,
} as const;

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(ChaiStyleAssertions);
chai.use(JestAsymmetricMatchers);

/** Whether an assertion about a promise that nobody awaits is nobody's business, as it is in jest. */
let isJest = false;

type WithContext = { withTest(test: Test): unknown; withContext(context: object): unknown };

function createExpect(test?: Test): ExpectStatic {
  const expect = ((value: unknown, message?: string) => {
    const { assertionCalls } = getState(expect);
    setState({ assertionCalls: assertionCalls + 1 }, expect);
    const assertion = chai.expect(value, message);
    const current = test ?? getCurrentTest();
    if (current === undefined || isJest) return assertion;
    return (assertion as unknown as WithContext).withTest(current as Test);
  }) as unknown as ExpectStatic;
  Object.assign(expect, chai.expect);
  Object.assign(expect, (globalThis as Record<symbol, unknown>)[ASYMMETRIC_MATCHERS_OBJECT]);
  setState({ ...AFRESH, testPath: '', currentTestName: '' }, expect);
  Object.assign(expect, {
    getState: () => getState(expect),
    setState: (state: object) => setState(state, expect),
    assert: chai.assert,
    extend: (matchers: object) =>
      (chai.expect as unknown as ExpectStatic & { extend: (...args: unknown[]) => void }).extend(expect, matchers),
    addSnapshotSerializer,
    poll: (read: () => unknown, options?: PollOptions) => poll(expect, read, options),
    addEqualityTesters: (testers: never[]) => addCustomEqualityTesters(testers),
    soft: (value: unknown, message?: string) =>
      (expect(value, message) as unknown as WithContext).withContext({ soft: true }),
    unreachable(message?: string): never {
      chai.assert.fail(`expected${message === undefined ? ' ' : ` "${message}" `}not to be reached`);
      throw new Error('unreachable');
    },
    assertions(expected: number): void {
      setState(
        {
          expectedAssertionsNumber: expected,
          expectedAssertionsNumberErrorGen: () =>
            new Error(`expected number of assertions to be ${expected}, but got ${getState(expect).assertionCalls}`),
        },
        expect,
      );
    },
    hasAssertions(): void {
      setState(
        {
          isExpectingAssertions: true,
          isExpectingAssertionsError: new Error('expected any number of assertion, but got none'),
        },
        expect,
      );
    },
  });
  return expect;
}

export const expect = createExpect();
expect.extend(customMatchers as never);
Object.defineProperty(globalThis, GLOBAL_EXPECT, { value: expect, writable: true, configurable: true });

/** Begins a try of a test: `expect.assertions` counts from here. */
export function resetAssertions(test: Test, followsJest: boolean): void {
  isJest = followsJest;
  setState({ ...AFRESH, currentTestName: test.fullTestName }, expect);
}

/** @throws what `expect.assertions` and `expect.hasAssertions` found missing */
export function checkAssertions(): void {
  const state = getState(expect);
  if (state.expectedAssertionsNumber !== null && state.assertionCalls !== state.expectedAssertionsNumber) {
    throw state.expectedAssertionsNumberErrorGen?.();
  }
  if (state.isExpectingAssertions && state.assertionCalls === 0) throw state.isExpectingAssertionsError;
}

export { chai };
