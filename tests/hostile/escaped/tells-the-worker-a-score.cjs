/**
 * A whole report, with its verdict and score.
 *
 * @verdict output-limit-exceeded runtime-error compile-error
 * @score at most 0
 */
wire.tellWorker({ type: 'compiled', verdict: 'accepted', score: 100, groups: [], state: 'judged' });
for (;;) wire.sleep(1_000);
