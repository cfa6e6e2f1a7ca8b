/**
 * Import attributes of kinds that nobody knows.
 *
 * @class compile
 * @verdict compile-error runtime-error
 * @score at most 0
 */
import bytes from './index.ts' with { type: 'bytes' };
export const total = () => bytes;
