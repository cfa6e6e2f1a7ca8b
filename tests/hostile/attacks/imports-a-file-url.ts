/**
 * A file of the machine by its address.
 *
 * @class compile
 * @verdict compile-error
 * @score at most 0
 */
import * as passwd from 'file:///etc/passwd';
export const total = () => passwd;
