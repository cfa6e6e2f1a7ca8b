/**
 * A name that ends early for whoever counts in C.
 *
 * @class compile
 * @verdict refused
 * @score at most 0
 */
export const files = [
  { path: 'index.ts', content: 'export const total = () => 0;' },
  { path: 'index.ts\0.txt', content: '' },
];
