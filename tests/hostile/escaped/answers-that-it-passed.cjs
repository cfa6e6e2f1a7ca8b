/**
 * A report of success as the answer to each request.
 *
 * @verdict runtime-error
 * @score at most 0
 */
wire.tellWorker({ type: 'compiled' });
for (;;) {
  wire.read();
  wire.write('{"type":"case-ended","place":0,"isPassed":true,"isProgramError":false}');
}
