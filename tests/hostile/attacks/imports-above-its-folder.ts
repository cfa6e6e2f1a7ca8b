/**
 * Nor anything above the submission.
 *
 * @class compile
 * @verdict compile-error
 * @score at most 0
 */
import secrets from '../../../../etc/passwd';
export const total = () => secrets;
