/**
 * A shell, itself, and whatever the loader could start.
 *
 * @verdict accepted
 * @score at most 100
 * @gets nothing
 */
const { spawnSync } = require('node:child_process');
for (const file of ['/bin/sh', '/node', '/proc/self/exe', '/lib64/ld-linux-x86-64.so.2', '/usr/lib/klibc/bin/sh']) {
  wire.attempt(file, () => {
    const { error, status } = spawnSync(file, ['--version']);
    if (error !== undefined) throw error;
    return `status ${status}`;
  });
}

wire.tell();
