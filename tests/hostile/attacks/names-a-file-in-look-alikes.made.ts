/**
 * A Cyrillic letter in place of a Latin one.
 *
 * @class compile
 * @verdict refused
 * @score at most 0
 */
export const files = [
  { path: 'index.ts', content: '' },
  { path: 'ind\u0435x.ts', content: '' },
];
