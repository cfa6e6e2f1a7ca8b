/**
 * Death by a signal that somebody else might have sent.
 *
 * @verdict runtime-error compile-error
 * @score at most 0
 */
process.kill(process.pid, 'SIGKILL');
wire.sleep(60_000);
