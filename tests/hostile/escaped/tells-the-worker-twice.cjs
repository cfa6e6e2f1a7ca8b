/**
 * Ready, compiled, ready again: reports that nobody waits for.
 *
 * @verdict runtime-error
 * @score at most 80
 */
for (let times = 0; times < 1_000; times++) wire.tellWorker({ type: 'ready' });
