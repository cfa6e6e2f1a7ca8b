/**
 * A package of its own, in the place of one that the judge uses.
 *
 * @class compile
 * @verdict compile-error
 * @score at most 0
 */
export const files = [
  { path: 'index.ts', content: "import { test } from 'vitest'; export const total = test;" },
  { path: 'node_modules/vitest/index.js', content: 'export const test = () => 0;' },
  { path: 'node_modules/vitest/package.json', content: '{"main":"index.js"}' },
];
