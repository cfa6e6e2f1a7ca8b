/**
 * Nor any file of the machine.
 *
 * @class compile
 * @verdict compile-error
 * @score at most 0
 */
import passwd from '/etc/passwd';
export const total = () => passwd;
