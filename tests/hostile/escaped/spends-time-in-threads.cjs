/**
 * Eight threads at once: what they use is the program's.
 *
 * @verdict time-limit-exceeded
 * @score at most 0
 */
wire.tellWorker({ type: 'compiled' });
wire.read();

const { Worker } = require('node:worker_threads');
for (let thread = 0; thread < 8; thread++) new Worker('for (;;);', { eval: true });
const until = Date.now() + 60_000;
while (Date.now() < until);
