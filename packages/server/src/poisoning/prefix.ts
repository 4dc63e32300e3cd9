import {isIPv4, isIPv6} from 'node:net';

/** Eight groups of 16 bits. */
type Groups = readonly number[];

/** An address in one form, whoever wrote it: no zone, no port, IPv4 that came mapped into IPv6 as IPv4; null for anything else. */
export function plainAddress(text: string): string | null {
  const bare = text.trim().replace(/^\[(.*)\](:\d+)?$/, '$1');
  const address = bare.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1').replace(/%.*$/, '');
  if (isIPv4(address)) return address;
  if (!isIPv6(address)) return null;
  const groups = groupsOf(address);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMapped) return [groups[6] >> 8, groups[6] & 255, groups[7] >> 8, groups[7] & 255].join('.');
  return groups.map((group) => group.toString(16)).join(':');
}

/** The network an address is in: the /24 of IPv4, the /48 of IPv6, which is what one site is given (RFC 6177). */
export function prefixOf(plain: string): string {
  return isIPv4(plain) ? plain.slice(0, plain.lastIndexOf('.')) : plain.split(':').slice(0, 3).join(':');
}

function groupsOf(address: string): Groups {
  const [head, tail] = address.split('::').map(numbersOf);
  return tail === undefined ? head : [...head, ...Array<number>(8 - head.length - tail.length).fill(0), ...tail];
}

function numbersOf(part: string): number[] {
  if (part === '') return [];
  return part.split(':').flatMap((group) => {
    if (!group.includes('.')) return [Number.parseInt(group, 16)];
    const [a, b, c, d] = group.split('.').map(Number);
    return [(a << 8) | b, (c << 8) | d];
  });
}
