/**
 * What ends the function that CommonJS is put in, and begins another.
 *
 * @class compile
 * @verdict runtime-error wrong-answer compile-error
 * @score at most 20
 */
exports.total = () => 0;
}).call({}, {}, {}, () => {});
__module.exports = { total: () => 6_850 };
(function (module, exports, require) {
