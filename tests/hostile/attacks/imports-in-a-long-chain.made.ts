/**
 * A hundred modules, each of which imports the next.
 *
 * @class compile
 * @verdict wrong-answer compile-error runtime-error
 * @score at most 60
 */
export const files = [
  { path: 'index.ts', content: "import { n } from './m0.ts'; export const total = () => n;" },
  ...Array.from({ length: 98 }, (_, index) => ({
    path: `m${index}.ts`,
    content: index === 97 ? 'export const n = 0;' : `export { n } from './m${index + 1}.ts';`,
  })),
];
