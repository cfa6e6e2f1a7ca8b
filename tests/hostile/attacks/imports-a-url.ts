/**
 * Code from the network.
 *
 * @class compile
 * @verdict compile-error
 * @score at most 0
 */
import total from 'https://example.com/total.js';
export { total };
