/**
 * Half a gigabyte where nobody reads but a little.
 *
 * @verdict runtime-error compile-error time-limit-exceeded
 * @score at most 0
 */
const fs = require('node:fs');
const line = Buffer.alloc(1e6, 0x45);
for (let times = 0; times < 200; times++) fs.writeSync(2, line);
process.reallyExit(1);
