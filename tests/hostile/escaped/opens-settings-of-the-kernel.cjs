/**
 * Settings of the kernel that `/proc` and `/sys` would take. Only opened: a write that works would change the machine that tests this.
 *
 * @verdict accepted
 * @score at most 100
 * @gets nothing
 */
const fs = require('node:fs');
for (const file of [
  '/proc/sys/kernel/core_pattern',
  '/proc/sys/kernel/modprobe',
  '/proc/sys/kernel/hotplug',
  '/proc/sysrq-trigger',
  '/proc/sys/vm/drop_caches',
  '/proc/sys/vm/overcommit_memory',
  '/proc/sys/kernel/panic',
  '/sys/kernel/uevent_helper',
  '/proc/sys/fs/binfmt_misc/register',
]) {
  wire.attempt(file, () => {
    fs.closeSync(fs.openSync(file, fs.constants.O_WRONLY));
    return 'opened for writing';
  });
}
wire.tell();
