/**
 * Signals to all, to each number, to the first process of its sandbox.
 *
 * @verdict accepted
 * @score at most 100
 * @gets nothing
 */
wire.attempt('all', () => (process.kill(-1, 0) ? undefined : 'some'));
for (const pid of [1, 1_000, 10_000, 30_000]) {
  wire.attempt(`process ${pid}`, () => {
    process.kill(pid, 'SIGSTOP');
    return pid === 1 ? undefined : 'signalled';
  });
}
wire.tell();
