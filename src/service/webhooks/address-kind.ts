import { BlockList, isIPv4 } from 'node:net';

type Subnet = readonly [network: string, prefix: number, family: 'ipv4' | 'ipv6'];

/** Where a company's own systems are: a receiver may be there if the server is told so. */
const INSIDE: readonly Subnet[] = [
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['::1', 128, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
];

/**
 * Where no receiver ever is: what the special-purpose registries of IANA list besides, multicast, and the addresses at
 * which clouds tell machines their credentials, some of which lie in `INSIDE` or look public.
 *
 * https://www.iana.org/assignments/iana-ipv4-special-registry
 * https://www.iana.org/assignments/iana-ipv6-special-registry
 */
const NOWHERE: readonly Subnet[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['100.100.100.200', 32, 'ipv4'],
  ['168.63.129.16', 32, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 4, 'ipv4'],
  ['240.0.0.0', 4, 'ipv4'],
  ['2001::', 23, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['3fff::', 20, 'ipv6'],
  ['fd00:ec2::254', 128, 'ipv6'],
  ['fd20:ce::254', 128, 'ipv6'],
];

/** All of IPv6 that is handed out to anybody; mapped IPv4 addresses and translators' are outside. */
const GLOBAL: Subnet = ['2000::', 3, 'ipv6'];

const inside = listOf(INSIDE);
const nowhere = listOf(NOWHERE);
const global = listOf([GLOBAL]);

/** Where an address is: `public` to everybody, `private` to those on the same network, or `reserved` for other ends. */
export type AddressKind = 'public' | 'private' | 'reserved';

/** @param address of IPv4 or IPv6, without brackets or zone */
export function addressKindOf(address: string): AddressKind {
  const family = isIPv4(address) ? 'ipv4' : 'ipv6';
  if (nowhere.check(address, family)) return 'reserved';
  if (inside.check(address, family)) return 'private';
  return family === 'ipv4' || global.check(address, family) ? 'public' : 'reserved';
}

function listOf(subnets: readonly Subnet[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) list.addSubnet(...subnet);
  return list;
}
