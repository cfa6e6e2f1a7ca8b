/**
 * The exit code by which programs say that their memory is used up.
 *
 * @verdict memory-limit-exceeded compile-error
 * @score at most 0
 */
wire.tellWorker({ type: 'compiled' });
wire.read();
process.reallyExit(86);
