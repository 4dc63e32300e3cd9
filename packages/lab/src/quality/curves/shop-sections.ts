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
const SHOPPERS = 2000;
const SEED = 20_260_103;
/** One noon for good, so that the same shoppers come whenever they are simulated. */
const NOW = Date.UTC(2026, 10, 25, 12);

/**
 * What a log cannot tell, since it does not say who returns: shoppers simulated on a catalogue, half of them to learn
 * from as a merchant's log, half to serve when they return. Measured where a returning shopper lands, on the home page
 * with a shop's usual weights, and for what comes next with weights chosen on the log.
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
    const usual = (await fitModel({catalog, settings: SHOP, sums: own.sums, reports: [], now: NOW})).shape(
      DEFAULT_SHAPE,
    );
    const {pack: live} = deliver(packContent(catalog, usual, NOW));
    for (const [placement, pack, title] of [
      ['home', live, 'the home page of a returning shopper'],
      ['next', own.pack, 'what a returning shopper looks at next'],
    ] as const) {
      const returns = replayReturns(pack, served, placement);
      if (wanted.has('returns')) yield returnsSection(`simulated-returns-${placement}`, title, gainsOf(returns));
      if (!wanted.has('parts')) continue;
      const losses = lossesOf(
        scorerParts(pack),
        returns.remembered,
        returns.shoppers,
        (without) => replayReturns(without, served, placement).remembered,
      );
      yield ablationSection(`simulated-parts-${placement}`, `${title}: what each scorer is worth`, losses);
    }
  } finally {
    await shop.close();
  }
}
