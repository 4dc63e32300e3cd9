import type {Catalog, FactSums, Pack} from '@vitrine/core';
import {DEFAULT_SHAPE, fitModel, type ModelShape} from '@vitrine/server';
import {deliver, packContent} from '../fit.ts';
import {SHOP} from '../log-catalog.ts';
import type {LogSession} from '../read-log.ts';
import {openLabShop} from '../shop.ts';

/** All that a shop learns from a log of its own. */
export interface OwnLog {
  readonly catalog: Catalog;
  readonly sums: FactSums;
  /** Chosen on the log's newest part; the usual one where the log is too small for a choice. */
  readonly shape: ModelShape;
  /** Carries the weights chosen. */
  readonly pack: Pack;
}

/** Sums, weights and pack of a log, by the rules of the bench: through the import of a real server. */
export async function learnOwnLog(sessions: readonly LogSession[], given: Catalog): Promise<OwnLog> {
  const shop = await openLabShop(given);
  try {
    const {catalog} = shop;
    const {sums, choice} = await shop.importLog(sessions);
    const shape = choice?.shape ?? DEFAULT_SHAPE;
    const fitted = await fitModel({catalog, settings: SHOP, sums, reports: [], now: 0});
    const {pack} = deliver(packContent(catalog, fitted.shape(shape, choice?.weights)));
    return {catalog, sums, shape, pack};
  } finally {
    await shop.close();
  }
}
