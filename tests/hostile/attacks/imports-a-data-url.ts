/**
 * Code that is its own address.
 *
 * @class compile
 * @verdict compile-error
 * @score at most 0
 */
import total from 'data:text/javascript,export default () => 0';
export { total };
