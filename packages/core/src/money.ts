const formats = new Map<string, Intl.NumberFormat>(); // one per locale and currency: making one costs 50 µs

/** 12990, 'CNY' → "¥129.90"; 12900 → "¥129". `minor` is in minor units. An unknown currency leaves the bare number. */
export function formatMoney(minor: number, currency: string, locale: string): string {
  const key = locale + currency;
  let format = formats.get(key);
  if (!format) {
    try {
      format = new Intl.NumberFormat(locale, {
        __proto__: null,
        style: 'currency',
        currency,
        currencyDisplay: 'narrowSymbol',
        trailingZeroDisplay: 'stripIfInteger',
      } as Intl.NumberFormatOptions);
    } catch {
      format = new Intl.NumberFormat('en', {
        __proto__: null,
        minimumFractionDigits: 2,
        maximumFractionDigits: 2,
      } as Intl.NumberFormatOptions); // a feed's typing error must not hide the card
    }
    formats.set(key, format);
  }
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
