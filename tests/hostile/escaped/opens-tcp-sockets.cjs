/**
 * Connects and listens, over both versions of IP.
 *
 * @verdict accepted
 * @score at most 100
 * @gets nothing
 */
const { TCP, TCPConnectWrap, constants } = process.binding('tcp_wrap');
const util = require('node:util');
const outcome = (errno) => {
  if (errno === 0) return 'a socket';
  throw new Error(util.getSystemErrorName(errno));
};
wire.attempt('connect', () => outcome(new TCP(constants.SOCKET).connect(new TCPConnectWrap(), '127.0.0.1', 80)));
wire.attempt('connect to a public address', () =>
  outcome(new TCP(constants.SOCKET).connect(new TCPConnectWrap(), '1.1.1.1', 53)),
);
wire.attempt('connect by IPv6', () => outcome(new TCP(constants.SOCKET).connect6(new TCPConnectWrap(), '::1', 80)));
wire.attempt('bind', () => outcome(new TCP(constants.SERVER).bind('0.0.0.0', 0)));

wire.tell();
