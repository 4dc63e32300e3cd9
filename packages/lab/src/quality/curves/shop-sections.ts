import type {Catalog} from '@vitrine/core';
import {DEFAULT_SHAPE, fitModel} from '@vitrine/server';
import {deliver, packContent} from '../fit.ts';
import {SHOP} from '../log-catalog.ts';
import {openLabShop} from '../shop.ts';
import {lossesOf, scorerParts} from './ablation.ts';
import {browse, toSessions} from './browse.ts';
import {learnOwnLog} from './own-log.ts';
import {ablationSection, returnsSection} from './report.ts';
import {gainsOf, replayReturns} from './returns.ts';
import type {Section, SectionName} from './section.ts';

export interface ShopOptions {
  readonly catalog: Catalog;
  readonly wanted: ReadonlySet<SectionName>;
  /** Hears how far it is. */
  readonly say: (line: string) => void;
}

const DAYS = 28;
const SHOPPERS = 1000;
const SEED = 20_260_103;
/** One noon for good, so that the same shoppers come whenever they are simulated. */
const NOW = Date.UTC(2026, 10, 25, 12);

/** Where lists are shown to a returning shopper. */
const PLACES = [
  {name: 'home', title: 'simulated shoppers, home page', options: {placement: 'home', newOnly: true}},
  {name: 'next', title: 'simulated shoppers, what comes next', options: {placement: 'next'}},
] as const;

/**
 * What a log cannot tell, since it does not say who returns: shoppers simulated on a catalogue, half of them to learn
 * from as a merchant's log, half to serve when they return. The home page is asked for items they do not know yet.
 */
export async function* shopSections({catalog: given, wanted, say}: ShopOptions): AsyncGenerator<Section> {
  const shop = await openLabShop(given);
  try {
    const {catalog} = shop;
    const fresh = await fitModel({catalog, settings: SHOP, sums: null, reports: [], now: NOW});
    const {pack: first} = deliver(packContent(catalog, fresh.shape(DEFAULT_SHAPE), NOW));
    const shoppers = await browse(first, {shoppers: SHOPPERS, seed: SEED, now: NOW, days: DAYS});
    const [learnt, served] = [0, 1].map((half) => shoppers.filter((_, s) => s % 2 === half));
    say(`${learnt.length} simulated shoppers to learn from, ${served.length} to serve`);
    const own = await learnOwnLog(toSessions(learnt), catalog);
    for (const {name, title, options} of PLACES) {
      const returns = replayReturns(own.pack, served, options);
      if (wanted.has('returns'))
        yield returnsSection(`simulated-returns-${name}`, `${title}: after coming back`, gainsOf(returns));
      if (!wanted.has('parts')) continue;
      const losses = lossesOf(
        scorerParts(own.pack),
        returns.remembered,
        returns.shoppers,
        (without) => replayReturns(without, served, options).remembered,
      );
      yield ablationSection(`simulated-parts-${name}`, `${title}: what each scorer is worth`, losses);
    }
  } finally {
    await shop.close();
  }
}
