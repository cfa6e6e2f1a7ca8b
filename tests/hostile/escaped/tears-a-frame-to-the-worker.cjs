/**
 * Half of a report, then the end.
 *
 * @verdict compile-error runtime-error
 * @score at most 0
 */
wire.tellWorkerBytes(Buffer.from([20, 0, 0, 0, 0x7b, 0x22]));
process.reallyExit(0);
