/**
 * The same empty answer, whatever is asked.
 *
 * @verdict runtime-error wrong-answer
 * @score at most 0
 */
wire.tellWorker({ type: 'compiled' });
for (;;) {
  wire.read();
  wire.write('[0]');
}
