/**
 * A thousand answers to questions that nobody has asked yet.
 *
 * @verdict runtime-error
 * @score at most 0
 */
wire.tellWorker({ type: 'compiled' });
for (let times = 0; times < 1_000; times++) wire.write('[0,6850]');
for (;;) wire.read();
