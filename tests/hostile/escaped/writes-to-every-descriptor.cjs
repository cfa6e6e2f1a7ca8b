/**
 * Garbage to each descriptor that takes any.
 *
 * @verdict compile-error output-limit-exceeded runtime-error
 * @score at most 0
 */
const fs = require('node:fs');
for (let descriptor = 0; descriptor < 128; descriptor++) {
  try {
    fs.writeSync(descriptor, Buffer.alloc(1_000, 0x41));
  } catch {}
}
wire.sleep(60_000);
