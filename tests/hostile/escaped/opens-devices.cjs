/**
 * Memory, disks, consoles, virtual machines.
 *
 * @verdict accepted
 * @score at most 100
 * @gets nothing
 */
const fs = require('node:fs');
for (const name of [
  'mem',
  'kmem',
  'kmsg',
  'port',
  'sda',
  'vda',
  'nvme0n1',
  'fuse',
  'kvm',
  'vsock',
  'net/tun',
  'loop-control',
  'mapper/control',
  'tty',
  'console',
  'input/event0',
]) {
  wire.attempt(name, () => {
    fs.openSync(`/dev/${name}`, 'r+');
    return 'opened';
  });
}

wire.tell();
