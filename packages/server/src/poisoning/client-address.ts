import {BlockList, isIPv4, isIPv6} from 'node:net';
import {ParseError} from '@vitrine/core';
import {plainAddress} from './prefix.ts';

/**
 * Whose address a request came from; null when nobody can say.
 *
 * @param socketAddress the other end of the connection
 * @param forwardedFor the X-Forwarded-For header, which any sender may write as he likes
 */
export type ClientAddress = (socketAddress: string | undefined, forwardedFor: string | null) => string | null;

/** What no public network routes: the machine itself, and its operator's own networks. */
const OWN_NETWORKS = [
  '127.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '::1',
  'fc00::/7',
  'fe80::/10',
];

/**
 * Forwarded addresses are believed as far as named proxies vouch for them: from the right, where the nearest proxy writes
 * whom it heard, past every address that is a named proxy itself, to the first that is not. What stands left of that one
 * came with the request and is never looked at.
 *
 * @param trustedProxies addresses and networks (10.0.0.0/8) of the operator's proxies; [] for none. Null when nobody has
 *   said: then headers are ignored, and a connection from the operator's own networks may be that of a proxy with every
 *   visitor behind it, so its address stands for nobody
 * @throws ParseError naming what is no address
 */
export function createClientAddress(trustedProxies: readonly string[] | null): ClientAddress {
  if (trustedProxies === null) {
    const own = networksOf(OWN_NETWORKS);
    return (socketAddress) => {
      const address = plainAddress(socketAddress ?? '');
      return address === null || isIn(own, address) ? null : address;
    };
  }
  const proxies = networksOf(trustedProxies);
  return (socketAddress, forwardedFor) => {
    let address = plainAddress(socketAddress ?? '');
    const hops = forwardedFor?.split(',') ?? [];
    while (address !== null && isIn(proxies, address)) {
      const before = plainAddress(hops.pop() ?? '');
      if (before === null) break; // a proxy that does not say whom it heard stands for all of them
      address = before;
    }
    return address;
  };
}

function networksOf(texts: readonly string[]): BlockList {
  const list = new BlockList();
  for (const text of texts) {
    const [address, bits, ...rest] = text.trim().split('/');
    const widest = isIPv4(address) ? 32 : isIPv6(address) ? 128 : 0;
    const size = bits === undefined ? widest : /^\d+$/.test(bits) ? Number(bits) : Number.NaN;
    if (widest === 0 || rest.length > 0 || !(size <= widest)) {
      throw new ParseError('trusted-proxy', `expected an address or a network such as 10.0.0.0/8, got "${text}"`);
    }
    list.addSubnet(address, size, familyOf(address));
  }
  return list;
}

const isIn = (list: BlockList, address: string): boolean => list.check(address, familyOf(address));

const familyOf = (address: string) => (isIPv4(address) ? 'ipv4' : 'ipv6');
