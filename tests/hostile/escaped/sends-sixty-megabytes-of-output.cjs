/**
 * One frame that is just short enough to be read.
 *
 * @verdict output-limit-exceeded compile-error memory-limit-exceeded runtime-error
 * @score at most 0
 */
wire.tellWorker({ type: 'output', text: 'x'.repeat(2e7) });
for (;;) wire.sleep(1_000);
