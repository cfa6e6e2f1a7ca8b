/**
 * Other users, groups and priorities.
 *
 * @verdict accepted
 * @score at most 100
 * @gets nothing
 */
for (const [name, act] of [
  ['root', () => process.setuid(0)],
  ['the group of root', () => process.setgid(0)],
  ['effectively root', () => process.seteuid(0)],
  ['more groups', () => process.setgroups([0, 27])],
  ['a higher priority', () => require('node:os').setPriority(-20)],
]) {
  wire.attempt(name, () => {
    act();
    return 'became';
  });
}

wire.tell();
