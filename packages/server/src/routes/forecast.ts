import {catalogueSize} from '../catalog/catalogue-size.ts';
import type {Database} from '../db/database.ts';
import {HttpError} from '../http/errors.ts';
import {forecastOf, USUAL_CONSENT} from '../model/forecast.ts';
import {PUBLIC_A} from '../tasks.ts';
import {privateJson, requireAdmin} from './require-admin.ts';

const MOST = 1_000_000_000;

/** GET /v1/shops/{shop}/forecast?visits=N&orders=N&consent=PERCENT with the admin token: when lists will rest on behaviour. */
export const getForecast = (db: Database) => async (request: Request, shopId: string) => {
  await requireAdmin(db, request, shopId);
  const {searchParams} = new URL(request.url);
  const whole = (name: string, otherwise: number, max = MOST): number => {
    const text = searchParams.get(name) ?? String(otherwise);
    if (/^\d{1,10}$/.test(text) && Number(text) <= max) return Number(text);
    throw new HttpError(400, 'invalid', name, `a whole number up to ${max}`);
  };
  return privateJson(
    forecastOf({
      ...(await catalogueSize(db, shopId)),
      visitsPerDay: whole('visits', 1_000),
      ordersPerDay: whole('orders', 0),
      consentShare: whole('consent', 100 * USUAL_CONSENT, 100) / 100,
      a: PUBLIC_A.fine,
    }),
  );
};
