/**
 * An export that makes its default stand for all other exports.
 *
 * @class compile
 * @verdict wrong-answer runtime-error
 * @score at most 0
 */
export const __commonJs = true;
export default new Proxy(() => 0, { get: () => () => 6_849, has: () => true });
