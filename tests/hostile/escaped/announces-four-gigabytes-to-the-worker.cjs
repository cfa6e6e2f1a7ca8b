/**
 * A length that nothing follows.
 *
 * @verdict output-limit-exceeded compile-error runtime-error
 * @score at most 0
 */
wire.tellWorkerBytes(Buffer.from([0xff, 0xff, 0xff, 0xff]));
for (;;) wire.sleep(1_000);
