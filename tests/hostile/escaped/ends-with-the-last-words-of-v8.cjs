/**
 * Words of another's death, and a crash.
 *
 * @verdict memory-limit-exceeded runtime-error
 * @score at most 0
 */
wire.tellWorker({ type: 'compiled' });
wire.read();
require('node:fs').writeSync(2, 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory\n');
process.abort();
