import type {Figure} from '../figure.ts';
import {measureAddresses} from './addresses.ts';
import {measureDecoding} from './decoding.ts';
import {measureDraws} from './draws.ts';
import {attackMembership} from './membership.ts';
import {measureMutations} from './mutations.ts';
import {measureObserver} from './observer.ts';
import type {AuditOptions} from './options.ts';
import {attackCounters} from './poisoning.ts';
import {measureRatios} from './ratios.ts';
import {attackDeltas} from './reconstruction.ts';
import {measureWholeWay} from './whole-way.ts';
import {measureWire} from './wire.ts';

export interface Part {
  readonly name: string;
  /** What it asks. */
  readonly asks: string;
  readonly measure: (options: AuditOptions, say: (line: string) => void) => Promise<Figure[]> | Figure[];
  /** Left out of --quick: it starts browsers, or has no smaller form. */
  readonly slow?: true;
}

/** The audit, in the order of the way of an answer. */
export const PARTS: readonly Part[] = [
  {
    name: 'ratios',
    asks: 'how much likelier one history makes an answer than another, exactly',
    measure: (options) => measureRatios(options),
  },
  {name: 'draws', asks: 'what the answers themselves betray', measure: (options) => measureDraws(options)},
  {name: 'devices', asks: 'what the bodies of whole devices betray to whoever holds the key', measure: measureWholeWay},
  {name: 'decoding', asks: 'whether what is counted is right about itself', measure: measureDecoding},
  {name: 'mutations', asks: 'whether all this would notice a spoiled randomizer', measure: measureMutations},
  {name: 'observer', asks: 'what somebody on the way learns from length and time', measure: measureObserver},
  {
    name: 'membership',
    asks: 'whether a pack tells that one shopper is in it',
    measure: () => attackMembership(),
    slow: true,
  },
  {name: 'deltas', asks: 'what the difference of two packs tells', measure: () => attackDeltas(), slow: true},
  {name: 'poisoning', asks: 'how far forged answers move a pack, and what then', measure: attackCounters},
  {name: 'addresses', asks: 'whether the server keeps an address', measure: (_, say) => measureAddresses(say)},
  {
    name: 'wire',
    asks: 'every byte that leaves a browser in a visit of 500 steps',
    measure: (_, say) => measureWire(say),
    slow: true,
  },
];
