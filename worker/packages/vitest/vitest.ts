import { afterAll, afterEach, beforeAll, beforeEach, describe, it } from './collect.ts';
import { expect } from './expect.ts';
import { vi } from './vi.ts';

/**
 * What a submission's own tests get that import `vitest`: they run in the program's isolate, as untrusted as the rest of
 * it, while what they test is a solution of the author's in another process. See decision 33.
 */
export { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi };
export const test = it;
export const suite = describe;
export { runTests } from './run-tests.ts';
