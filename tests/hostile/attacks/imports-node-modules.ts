/**
 * There are no modules but its own.
 *
 * @verdict compile-error
 * @score at most 0
 */
import { readFileSync } from 'node:fs';
export const total = () => readFileSync('/etc/passwd').length;
