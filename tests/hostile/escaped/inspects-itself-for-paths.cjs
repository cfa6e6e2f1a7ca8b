/**
 * Maps, mounts and reports of its own process, for names of the machine.
 *
 * @verdict accepted
 * @score at most 100
 * @gets nothing
 */
const fs = require('node:fs');
wire.attempt('names of the project in its memory map', () => {
  const lines = fs
    .readFileSync('/proc/self/maps', 'utf8')
    .split('\n')
    .map((line) => line.slice(73))
    .filter((place) => place.startsWith('/'));
  return lines.find((place) => !/^\/(app|node|lib|usr|dev)/.test(place));
});
wire.attempt(
  'the host of the network',
  () => Object.keys(require('node:os').networkInterfaces()).filter((name) => name !== 'lo')[0],
);

wire.tell();
