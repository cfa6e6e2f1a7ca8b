/**
 * All that it knows before a test has run, as a compile error: that must be nothing.
 *
 * @verdict compile-error
 * @score at most 0
 */
const known = { ...order, files: order.files.filter((file) => file.path !== 'escaped.cjs') };
wire.tellWorker({ type: 'compile-error', message: JSON.stringify(known) });
for (;;) wire.sleep(1_000);
