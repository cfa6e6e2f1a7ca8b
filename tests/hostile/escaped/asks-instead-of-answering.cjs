/**
 * Questions in place of answers, without end.
 *
 * @verdict time-limit-exceeded runtime-error
 * @score at most 0
 */
wire.tellWorker({ type: 'compiled' });
wire.read();
for (;;) {
  wire.write('[5,0]');
  wire.read();
}
