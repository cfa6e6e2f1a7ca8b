/**
 * Paths of another system.
 *
 * @class compile
 * @verdict refused
 * @score at most 0
 */
export const files = [
  { path: 'index.ts', content: '' },
  { path: 'C:\\Windows\\x', content: '' },
];
