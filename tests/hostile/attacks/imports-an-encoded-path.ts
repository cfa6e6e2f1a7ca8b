/**
 * A path above the submission, in percent signs.
 *
 * @class compile
 * @verdict compile-error
 * @score at most 0
 */
import * as passwd from './%2e%2e/%2e%2e/etc/passwd';
export const total = () => passwd;
