import {quietly} from '../page.ts';
import type {ConsentSignal, ConsentState} from './signal.ts';

interface PingData {
  readonly signalStatus?: unknown;
  readonly parsedSections?: Readonly<Record<string, unknown>>;
}
interface GppEvent {
  readonly listenerId?: unknown;
  readonly pingData?: PingData;
}
type Segment = Readonly<Record<string, unknown>>;
type GppApi = (command: string, callback: (event: GppEvent, success: boolean) => void, parameter?: unknown) => void;

const OPT_OUTS = ['SaleOptOut', 'SharingOptOut', 'TargetedAdvertisingOptOut'];
const OPTED_OUT = 1;

/**
 * IAB Global Privacy Platform 1.1, which answers through callbacks alone: the American sections, national and by state. An
 * opt-out is the shopper's no; Global Privacy Control, which is sent along, says no in general and not of this shop.
 *
 * Source: https://github.com/InteractiveAdvertisingBureau/Global-Privacy-Platform (CMP API)
 */
export function readGpp(page: Window, changed: () => void): ConsentSignal {
  let asked: GppApi | undefined;
  let listenerId: unknown;
  let answer: ConsentState = 'pending';
  const api = () => (page as Window & {__gpp?: GppApi}).__gpp;
  const hear = (event: GppEvent, success: boolean) => {
    if (!success || !event?.pingData) return;
    listenerId ??= event.listenerId;
    answer = event.pingData.signalStatus === 'ready' ? said(event.pingData.parsedSections) : answer;
    changed();
  };
  return {
    state() {
      const gpp = api();
      if (typeof gpp !== 'function') return null;
      if (!asked) {
        asked = gpp;
        quietly(() => gpp('addEventListener', hear));
      }
      return answer;
    },
    stop() {
      if (listenerId !== undefined) quietly(() => api()?.('removeEventListener', () => {}, listenerId));
    },
  };
}

/** Null where none of the sections is American. */
function said(sections: PingData['parsedSections'] = {}): ConsentState {
  const segments = Object.entries(sections as Record<string, Segment | Segment[]>)
    .filter(([name]) => name.startsWith('us'))
    .flatMap(([, section]): Segment | readonly Segment[] => section); // 1.0 lists segments
  if (!segments.length) return null;
  if (segments.some((segment) => OPT_OUTS.some((field) => segment?.[field] === OPTED_OUT))) return 'denied';
  return segments.some((segment) => segment?.Gpc === true) ? 'pending' : 'granted';
}
