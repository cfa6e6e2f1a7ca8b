/**
 * Hangs up on everybody, and lives on.
 *
 * @verdict runtime-error time-limit-exceeded
 * @score at most 0
 */
const fs = require('node:fs');
wire.tellWorker({ type: 'compiled' });
for (const descriptor of [0, 1, 2, 3, 4]) fs.closeSync(descriptor);
for (;;) wire.sleep(3_600_000);
