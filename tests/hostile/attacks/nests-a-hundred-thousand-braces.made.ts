/**
 * Blocks in blocks.
 *
 * @class compile
 * @verdict compile-error runtime-error
 * @score at most 0
 */
export const files = [{ path: 'index.ts', content: `${'{'.repeat(1e5)}${'}'.repeat(1e5)} export const total = () => 0;` }];
