/**
 * Whatever it was started with besides the pipes it needs.
 *
 * @verdict accepted
 * @score at most 100
 * @gets nothing
 */
const fs = require('node:fs');
for (const name of fs.readdirSync('/proc/self/fd')) {
  wire.attempt(`descriptor ${name}`, () => {
    const target = fs.readlinkSync(`/proc/self/fd/${name}`);
    if (/^(pipe:|anon_inode:|\/app\/program\.blob|\/dev\/null|\/proc)/.test(target)) return undefined;
    if (Number(name) <= 4 && /pipe-\d+-(from|to)|socket:/.test(target)) return undefined;
    return target;
  });
}

wire.tell();
