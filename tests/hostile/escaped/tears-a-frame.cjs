/**
 * Half of an answer, then the end.
 *
 * @verdict runtime-error
 * @score at most 0
 */
wire.tellWorker({ type: 'compiled' });
wire.read();
wire.writeBytes(Buffer.from([100, 0, 0, 0, 0x5b, 0x30]));
process.reallyExit(0);
