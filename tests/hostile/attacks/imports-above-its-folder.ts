/**
 * Nor anything above the submission.
 *
 * @verdict compile-error
 * @score at most 0
 */
import secrets from '../../../../etc/passwd';
export const total = () => secrets;
