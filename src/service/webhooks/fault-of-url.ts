import { isIP } from 'node:net';
import { addressKindOf } from './address-kind.ts';

/** Where other protocols than HTTP are spoken: https://fetch.spec.whatwg.org/#port-blocking */
const BAD_PORTS: ReadonlySet<string> = new Set(
  (
    '0 1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117 119 123 ' +
    '135 137 139 143 161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587 601 636 989 990 993 ' +
    '995 1719 1720 1723 2049 3659 4045 4190 5060 5061 6000 6566 6665 6666 6667 6668 6669 6679 6697 10080'
  ).split(' '),
);

const ALLOW = 'A server started with MINICASE_WEBHOOKS_TO_PRIVATE_NETWORKS=1 allows it.';

/** What is wrong with an address to send to, as far as it says so itself; undefined where nothing is. */
export function faultOfUrl(url: string, mayBePrivate: boolean): string | undefined {
  const { protocol, username, password, port, hostname } = new URL(url);
  if (username !== '' || password !== '') return 'must not hold a user name or password';
  if (protocol !== 'https:' && !mayBePrivate) return `must begin with https://. ${ALLOW}`;
  if (BAD_PORTS.has(port)) return `must not name port ${port}, at which no web server is`;
  return faultOfHost(hostname, mayBePrivate);
}

/**
 * What is wrong with a host that is written as an address; undefined where nothing is, or it is a name.
 *
 * @param hostname as `URL` has it, which writes decimal, octal and hexadecimal addresses as others
 */
export function faultOfHost(hostname: string, mayBePrivate: boolean): string | undefined {
  const address = hostname.replace(/^\[|\]$/g, '');
  return isIP(address) === 0 ? undefined : faultOfAddress(address, mayBePrivate);
}

export function faultOfAddress(address: string, mayBePrivate: boolean): string | undefined {
  switch (addressKindOf(address)) {
    case 'public':
      return undefined;
    case 'private':
      return mayBePrivate ? undefined : `must not lead to ${address}, which is in a private network. ${ALLOW}`;
    case 'reserved':
      return `must not lead to ${address}, which is no address of a receiver`;
  }
}
