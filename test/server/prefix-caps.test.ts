import {expect, test} from 'vitest';
import {DAY_MS} from '../../packages/server/src/calendar.ts';
import {createClientAddress} from '../../packages/server/src/poisoning/client-address.ts';
import {plainAddress, prefixOf} from '../../packages/server/src/poisoning/prefix.ts';
import {createPrefixCaps} from '../../packages/server/src/poisoning/prefix-caps.ts';
import {NOON} from './folder.ts';

test.each([
  ['203.0.113.9', '203.0.113'],
  ['203.0.113.9:4711', '203.0.113'],
  ['::ffff:203.0.113.9', '203.0.113'],
  ['::FFFF:cb00:7109', '203.0.113'],
  ['2001:db8:7:1::9', '2001:db8:7'],
  ['[2001:DB8:7::]:443', '2001:db8:7'],
  ['2001:db8::1', '2001:db8:0'],
  ['::1', '0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0'],
])('the network of %s is %s', (address, prefix) => {
  expect(prefixOf(plainAddress(address) ?? '')).toBe(prefix);
});

test.each(['', 'unknown', '203.0.113', '203.0.113.256', '203.0.113.9/24', '2001:db8', '_hidden', 'localhost'])(
  '"%s" is no address',
  (text) => {
    expect(plainAddress(text)).toBeNull();
  },
);

test('without a named proxy a forwarded header is not looked at', () => {
  for (const trusted of [null, []]) {
    const clientAddress = createClientAddress(trusted);
    expect(clientAddress('203.0.113.9', '198.51.100.1')).toBe('203.0.113.9');
    expect(clientAddress('::ffff:203.0.113.9', '198.51.100.1, 203.0.113.9')).toBe('203.0.113.9');
  }
});

test('a connection from the operator’s own networks stands for nobody until he says whether it is a proxy', () => {
  const own = ['127.0.0.1', '::1', '::ffff:10.1.2.3', '172.17.0.1', '192.168.0.9', 'fd00::1'];
  expect(own.map((address) => createClientAddress(null)(address, '198.51.100.1'))).toEqual(own.map(() => null));
  expect(createClientAddress([])('127.0.0.1', '198.51.100.1')).toBe('127.0.0.1');
});

test.each([
  ['the proxy’s word is taken', '10.0.0.2', '203.0.113.9', '203.0.113.9'],
  ['what the visitor wrote before it is not', '10.0.0.2', '198.51.100.1, 203.0.113.9', '203.0.113.9'],
  ['not even a proxy’s name', '10.0.0.2', '198.51.100.1, 10.0.0.2, 203.0.113.9', '203.0.113.9'],
  ['a row of proxies is passed', '10.0.0.2', '198.51.100.1, 203.0.113.9, 10.0.0.7, 192.0.2.5', '203.0.113.9'],
  ['a proxy without a word stands for itself', '10.0.0.2', null, '10.0.0.2'],
  ['and one whose word is no address', '10.0.0.2', '203.0.113.9, unknown', '10.0.0.2'],
  ['a stranger is not asked', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
])('behind named proxies: %s', (_, socket, header, expected) => {
  expect(createClientAddress(['10.0.0.0/8', '192.0.2.5'])(socket, header)).toBe(expected);
});

test.each(['localhost', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0.0/', 'x'])(
  'names "%s" when it is no network',
  (text) => {
    expect(() => createClientAddress([text])).toThrow(
      `trusted-proxy: expected an address or a network such as 10.0.0.0/8`,
    );
  },
);

function openCaps() {
  const clock = {now: NOON};
  const caps = createPrefixCaps(() => clock.now);
  /** Counts an answer if the network may give it. */
  const give = (address: string, shopId = 'bedding') => {
    const key = caps.keyOf(shopId, address);
    if (caps.isFull(shopId, key)) return false;
    caps.count(shopId, key);
    return true;
  };
  const giveMany = (address: string, times: number, shopId?: string) =>
    Array.from({length: times}, () => give(address, shopId)).filter(Boolean).length;
  return {caps, clock, give, giveMany};
}

test('takes eight answers a day from one network, for each shop, and from the next day eight more', () => {
  const {clock, giveMany} = openCaps();
  expect(giveMany('203.0.113.9', 5) + giveMany('203.0.113.200', 5)).toBe(8);
  expect(giveMany('203.0.114.9', 9)).toBe(8);
  expect(giveMany('203.0.113.9', 9, 'other')).toBe(8);
  clock.now += DAY_MS;
  expect(giveMany('203.0.113.9', 9)).toBe(8);
});

test('a network of very many visitors may give half a per cent of the day', () => {
  const {caps, giveMany} = openCaps();
  for (let n = 0; n < 4_000; n++) caps.count('bedding', null);
  // 20 of 4,000 at first; its own answers make the day longer, but not by a whole answer more.
  expect(giveMany('203.0.113.9', 100)).toBe(20);
});

test('an answer that came to nothing is taken back', () => {
  const {caps, giveMany} = openCaps();
  expect(giveMany('203.0.113.9', 9)).toBe(8);
  caps.uncount('bedding', caps.keyOf('bedding', '203.0.113.9'));
  expect(giveMany('203.0.113.9', 9)).toBe(1);
});

test('keys of one network say nothing on another day or in another shop', () => {
  const {caps, clock} = openCaps();
  const today = caps.keyOf('bedding', '203.0.113.9');
  expect(caps.keyOf('bedding', '203.0.113.77')).toEqual(today);
  expect(caps.keyOf('other', '203.0.113.9')).not.toEqual(today);
  clock.now += DAY_MS;
  expect(caps.keyOf('bedding', '203.0.113.9')).not.toEqual(today);
});

test('a hundred thousand networks neither fill the sketch nor let one past its cap', () => {
  const {give, giveMany} = openCaps();
  const before = process.memoryUsage().arrayBuffers;
  let refused = 0;
  for (let n = 0; n < 100_000; n++) if (!give(`${1 + (n >> 16)}.${(n >> 8) & 255}.${n & 255}.1`)) refused++;
  expect(refused).toBe(0);
  const most = giveMany('2001:db8:1::1', 2_000);
  expect(most).toBeLessThanOrEqual(503); // 0.5 % of 100,000 and of what it gave itself
  expect(most).toBeGreaterThan(490);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 2 ** 20);
});

test('a hundred thousand forged forwarders are one network to a proxy, and to a server without one', () => {
  const {give} = openCaps();
  const behind = createClientAddress(['127.0.0.1']);
  const alone = createClientAddress(null);
  const accepted = [0, 0];
  for (let n = 0; n < 100_000; n++) {
    const forged = `${1 + (n >> 16)}.${(n >> 8) & 255}.${n & 255}.1`;
    const address = n % 2 === 0 ? behind('127.0.0.1', `${forged}, 203.0.113.9`) : alone('198.51.100.7', forged);
    if (give(address ?? '')) accepted[n % 2]++;
  }
  expect(accepted).toEqual([8, 8]);
});
