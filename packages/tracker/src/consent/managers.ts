import {quietly} from '../page.ts';
import {readCmps} from './cmps.ts';
import {readGpp} from './gpp.ts';
import {readShopify} from './shopify.ts';
import {type ReadConsent, strictest} from './signal.ts';
import {readTcf} from './tcf.ts';
import {readWpConsent} from './wp.ts';

/** Tag managers bring consent managers late, and some of these have no event for it. */
const LOOK_MS = 500;
const LOOKS = 40;

/** Every source that needs more than the first moment: the strictest of those that are there. */
export const readManagers: ReadConsent = (page, changed, group) => {
  const signals = [readTcf, readGpp, readShopify, readWpConsent, ...readCmps].map((read) => read(page, changed, group));
  let looks = 0;
  const timer = page.setInterval(() => {
    if (++looks > LOOKS) page.clearInterval(timer);
    changed();
  }, LOOK_MS);
  return {
    // One that throws is there, and but half there: it has not answered.
    state: () => strictest(signals.map(({state}) => (quietly(() => ({state: state()})) ?? {state: 'pending'}).state)),
    stop() {
      page.clearInterval(timer);
      for (const {stop} of signals) stop();
    },
  };
};
