/**
 * Whoever else there is: itself and its sandbox's first process, and no more.
 *
 * @verdict accepted
 * @score at most 100
 * @gets nothing
 */
const fs = require('node:fs');
wire.attempt('others', () => {
  const pids = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  const lines = pids
    .map((pid) => fs.readFileSync(`/proc/${pid}/comm`, 'utf8').trim())
    .filter((name) => name !== 'bwrap');
  return lines.length > 0 ? lines.join() : undefined;
});

wire.tell();
