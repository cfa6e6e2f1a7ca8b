/**
 * Uses no processor time at all, and never answers.
 *
 * @verdict time-limit-exceeded
 * @score at most 0
 */
wire.tellWorker({ type: 'compiled' });
wire.read();
for (;;) wire.sleep(3_600_000);
