/**
 * Nor any file of the machine.
 *
 * @verdict compile-error
 * @score at most 0
 */
import passwd from '/etc/passwd';
export const total = () => passwd;
