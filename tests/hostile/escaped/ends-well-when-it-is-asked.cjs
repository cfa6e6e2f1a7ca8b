/**
 * Says that it has compiled, and ends with exit code 0 at the first question.
 *
 * @verdict runtime-error
 * @score at most 0
 */
wire.tellWorker({ type: 'compiled' });
wire.read();
process.reallyExit(0);
