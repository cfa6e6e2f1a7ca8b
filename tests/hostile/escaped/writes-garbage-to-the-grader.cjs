/**
 * Bytes without any sense.
 *
 * @verdict runtime-error output-limit-exceeded
 * @score at most 0
 */
wire.tellWorker({ type: 'compiled' });
wire.read();
wire.writeBytes(Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * 7919) % 256)));
for (;;) wire.sleep(1_000);
