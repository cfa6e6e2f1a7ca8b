/**
 * Types that are erased, but parsed before.
 *
 * @class compile
 * @verdict compile-error runtime-error
 * @score at most 0
 */
export const files = [{ path: 'index.ts', content: `type Deep = ${'Array<'.repeat(1e5)}0${'>'.repeat(1e5)}; export const total = () => 0;` }];
