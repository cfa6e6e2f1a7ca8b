/**
 * Functions that return functions: each a scope of its own for the compiler.
 *
 * @class compile
 * @verdict compile-error
 * @score at most 0
 */
export const files = [{ path: 'index.ts', content: `export const total = ${'()=>'.repeat(1e5)}0;` }];
