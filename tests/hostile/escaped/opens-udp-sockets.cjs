/**
 * Asks a name server, as if there were a network.
 *
 * @verdict accepted
 * @score at most 100
 * @gets nothing
 */
const { UDP } = process.binding('udp_wrap');
const util = require('node:util');
const outcome = (errno) => {
  if (errno === 0) return 'a socket';
  throw new Error(util.getSystemErrorName(errno));
};
wire.attempt('bind', () => outcome(new UDP().bind('0.0.0.0', 0, 0)));
wire.attempt('bind by IPv6', () => outcome(new UDP().bind6('::', 0, 0)));

wire.tell();
