/** Without the letters and digits that are taken for others: 32 of them are 5 bits each. */
const SIGNS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Sixteen signs, 80 bits of chance, in fours that are easy to copy: "k7mf-2qxd-9hwt-r4pe". */
export function suggestPassphrase(): string {
  const signs = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => SIGNS[byte % SIGNS.length]).join('');
  return signs.replace(/.{4}(?=.)/g, '$&-');
}
