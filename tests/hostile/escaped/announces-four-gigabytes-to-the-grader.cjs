/**
 * A frame longer than any may be.
 *
 * @verdict output-limit-exceeded
 * @score at most 0
 */
wire.tellWorker({ type: 'compiled' });
wire.read();
wire.writeBytes(Buffer.from([0xff, 0xff, 0xff, 0xff]));
for (;;) wire.sleep(1_000);
