import type {DataSheet, Forecast, ShopReport} from '@vitrine/core';

/** Who looks: the shop and the token printed when it was created. Kept for this tab only. */
export interface Login {
  readonly shopId: string;
  readonly token: string;
}

export class LoginError extends Error {}

/** @throws LoginError when the server knows no such shop and token; Error when it does not answer */
export async function readReport(login: Login): Promise<ShopReport> {
  return (await ask(login, 'report')) as ShopReport;
}

/** What the current pack rests on; null before the first pack. @throws as `readReport` */
export async function readDataSheet(login: Login): Promise<DataSheet | null> {
  return (await ask(login, 'data-sheet')) as DataSheet | null;
}

/** @param expected visits and orders a day, and the part of visitors who agree, in percent */
export async function readForecast(login: Login, expected: Readonly<Record<string, string>>): Promise<Forecast> {
  return (await ask(login, `forecast?${new URLSearchParams(expected)}`)) as Forecast;
}

/** JSON of one of the merchant's routes; null where there is nothing yet. */
async function ask({shopId, token}: Login, path: string): Promise<unknown> {
  const response = await fetch(`/v1/shops/${encodeURIComponent(shopId)}/${path}`, {
    headers: {Authorization: `Bearer ${token}`},
    cache: 'no-store',
    credentials: 'omit',
  });
  if (response.status === 401) throw new LoginError();
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return response.json();
}
