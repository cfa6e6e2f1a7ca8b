/**
 * Sockets with a name in the file system, and without.
 *
 * @verdict accepted
 * @score at most 100
 * @gets nothing
 */
const { Pipe, constants } = process.binding('pipe_wrap');
const util = require('node:util');
for (const name of [
  '/var/run/docker.sock',
  '/run/systemd/private',
  '\0abstract',
  '/app/own.sock',
  '/dev/shm/own.sock',
]) {
  wire.attempt(`listen at ${JSON.stringify(name)}`, () => {
    const errno = new Pipe(constants.SERVER).bind(name);
    if (errno === 0) return 'a socket';
    throw new Error(util.getSystemErrorName(errno));
  });
}

wire.tell();
