/**
 * No line break, and no end to a name.
 *
 * @class compile
 * @verdict wrong-answer
 * @score at most 60
 */
export const files = [{ path: 'index.ts', content: `/* ${'x'.repeat(5e5)} */ const ${'n'.repeat(4e5)} = 0; export * from './honest.ts'; export const total = () => 0;` }];
