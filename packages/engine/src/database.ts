/** A shop's own database on the device. */
export const databaseName = (shopId: string) => `vitrine-${shopId}`;

/** Whether the device keeps anything for the shop, without making a database to find out; true where nobody can tell. */
export async function hasDatabase(shopId: string): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some(({name}) => name === databaseName(shopId));
  } catch {
    return true;
  }
}
