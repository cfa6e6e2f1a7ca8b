/**
 * Templates in templates.
 *
 * @class compile
 * @verdict compile-error
 * @score at most 0
 */
export const files = [{ path: 'index.ts', content: `export const total = ${'`${'.repeat(1e5)}0${'}`'.repeat(1e5)};` }];
