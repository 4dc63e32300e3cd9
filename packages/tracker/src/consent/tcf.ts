import {quietly} from '../page.ts';
import type {ConsentSignal, ConsentState} from './signal.ts';

interface TcData {
  readonly eventStatus?: unknown;
  readonly gdprApplies?: unknown;
  readonly listenerId?: unknown;
  readonly purpose?: {readonly consents?: Readonly<Record<number, unknown>>};
}
type TcfApi = (command: string, version: 2, callback: (data: TcData, success: boolean) => void, id?: unknown) => void;

/** Store on the device; make a profile of liked content; select content by it. A legitimate interest is no ground for these. */
const PURPOSES = [1, 5, 6];

/**
 * IAB Transparency and Consent Framework 2.2 and 2.3. Its stub takes calls long before the manager is there. Purposes only:
 * a script of the shop's own is no vendor.
 *
 * Source: https://github.com/InteractiveAdvertisingBureau/GDPR-Transparency-and-Consent-Framework (CMP API v2)
 */
export function readTcf(page: Window, changed: () => void): ConsentSignal {
  let asked: TcfApi | undefined;
  let listenerId: unknown;
  let answer: ConsentState = null;
  const api = () => (page as Window & {__tcfapi?: TcfApi}).__tcfapi;
  const hear = (data: TcData, success: boolean) => {
    if (!success || !data) return;
    listenerId = data.listenerId;
    if (data.gdprApplies === false) answer = 'granted';
    else if (data.eventStatus === 'tcloaded' || data.eventStatus === 'useractioncomplete') {
      answer = PURPOSES.every((purpose) => data.purpose?.consents?.[purpose] === true) ? 'granted' : 'denied';
    } // `cmpuishown` is the question, and no answer
    changed();
  };
  return {
    state() {
      const tcf = api();
      if (typeof tcf !== 'function') return answer;
      if (!asked) {
        asked = tcf; // first: a manager that is there answers within the call
        quietly(() => tcf('addEventListener', 2, hear));
      }
      return answer ?? 'pending';
    },
    stop() {
      if (listenerId !== undefined) quietly(() => api()?.('removeEventListener', 2, () => {}, listenerId));
    },
  };
}
