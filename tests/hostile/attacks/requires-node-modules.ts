/**
 * The CommonJS way in, whose `require` is ours.
 *
 * @class escape
 * @verdict compile-error runtime-error
 * @score at most 0
 */
const fs = require('node:fs');
module.exports = { total: () => fs.readFileSync('/etc/passwd').length, totalLater: async () => 0 };
