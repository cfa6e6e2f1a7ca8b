/**
 * Declares what the judge's own wrapper declares.
 *
 * @class compile
 * @verdict compile-error runtime-error wrong-answer
 * @score at most 20
 */
var __module = 1, __modules = 2, __require = 3;
exports.total = () => 0;
exports['__export0'] = 1;
exports.isReady = false;
