/**
 * Requests that the grader makes, made to the grader.
 *
 * @verdict runtime-error
 * @score at most 0
 */
wire.tellWorker({ type: 'compiled' });
wire.read();
for (const request of ['[16,1]', '[11,"index.ts"]', '[12,0,0,[]]', '[15,0,0,true]', '[99,0]', '["9",0]', '[9]']) {
  wire.write(request);
  wire.read();
}
wire.write('[0,1]');
for (;;) wire.read();
