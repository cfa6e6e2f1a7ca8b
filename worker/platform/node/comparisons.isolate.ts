/** Node's own deep comparison, from the library that browsers have `assert` from. */
export { isDeepStrictEqual } from 'assert/build/internal/util/comparisons.js';
