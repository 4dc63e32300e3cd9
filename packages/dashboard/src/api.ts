import type {ShopReport} from '@vitrine/core';

/** Who looks: the shop and the token printed when it was created. Kept for this tab only. */
export interface Login {
  readonly shopId: string;
  readonly token: string;
}

export class LoginError extends Error {}

/** @throws LoginError when the server knows no such shop and token; Error when it does not answer */
export async function readReport({shopId, token}: Login): Promise<ShopReport> {
  const response = await fetch(`/v1/shops/${encodeURIComponent(shopId)}/report`, {
    headers: {Authorization: `Bearer ${token}`},
    cache: 'no-store',
    credentials: 'omit',
  });
  if (response.status === 401) throw new LoginError();
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return (await response.json()) as ShopReport;
}
