/**
 * Reports of a grader's, from the program.
 *
 * @verdict output-limit-exceeded runtime-error compile-error
 * @score at most 0
 */
for (let place = 0; place < 20; place++)
  wire.tellWorker({ type: 'case-ended', place, isPassed: true, isProgramError: false });
wire.tellWorker({ type: 'done' });
for (;;) wire.sleep(1_000);
