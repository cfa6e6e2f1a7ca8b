/**
 * Half of an answer, and the other half never.
 *
 * @verdict time-limit-exceeded
 * @score at most 0
 */
wire.tellWorker({ type: 'compiled' });
wire.read();
wire.writeBytes(Buffer.from([100, 0, 0, 0, 0x5b, 0x30]));
for (;;) wire.sleep(1_000);
