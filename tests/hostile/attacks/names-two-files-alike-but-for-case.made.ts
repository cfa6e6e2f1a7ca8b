/**
 * Two files that are one on some machines.
 *
 * @class compile
 * @verdict refused
 * @score at most 0
 */
export const files = [
  { path: 'index.ts', content: '' },
  { path: 'Index.ts', content: '' },
];
