/**
 * A `require` of a name that no compiler sees, and of names of objects' own.
 *
 * @class escape
 * @verdict runtime-error wrong-answer
 * @score at most 0
 */
const names = ['node:fs', '__proto__', 'constructor', 'module', './index.ts', '/app/program.cjs'];
function total() {
  const got = [];
  for (const name of names) {
    try {
      got.push(typeof require(name));
    } catch {}
  }
  return got;
}
exports.total = total;
exports.totalLater = async () => total();
