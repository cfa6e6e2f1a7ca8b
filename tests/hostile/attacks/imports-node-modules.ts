/**
 * There are no modules but its own.
 *
 * @class compile
 * @verdict compile-error
 * @score at most 0
 */
import { readFileSync } from 'node:fs';
export const total = () => readFileSync('/etc/passwd').length;
