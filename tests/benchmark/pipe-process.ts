import { openSync } from 'node:fs';
import { FramePipe } from '../../worker/wire/frame.ts';

/** One end of a pipe that is measured: `echo` sends back what comes, `ask` says how long a round trip takes. */

const ROUND_TRIPS = 20_000;
const FRAME = '[9,3,["u"],1,2]';
const [role, from = '', to = ''] = process.argv.slice(2);

if (role === 'ask') {
  const pipe = new FramePipe(openSync(from, 'r'), openSync(to, 'w'));
  askFor(pipe, ROUND_TRIPS / 4);
  const before = performance.now();
  askFor(pipe, ROUND_TRIPS);
  process.stdout.write(String(((performance.now() - before) * 1_000) / ROUND_TRIPS));
} else {
  const pipe = new FramePipe(3, 4);
  for (;;) pipe.write(pipe.read());
}

function askFor(pipe: FramePipe, times: number): void {
  for (let time = 0; time < times; time++) {
    pipe.write(FRAME);
    pipe.read();
  }
}
