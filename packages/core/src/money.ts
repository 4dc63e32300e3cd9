const formats = new Map<string, Intl.NumberFormat>(); // one per locale and currency: making one costs 50 µs

/**
 * 12990, 'CNY' → "¥129.90"; 12900 → "¥129". `minor` is in minor units. An unknown currency leaves the bare number, a locale
 * that is none ("zh_CN" is a page's usual mistake) is taken for the nearest that is.
 */
export function formatMoney(minor: number, currency: string, locale: string): string {
  const format = formatOf(currency, locale);
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** 1234 → "1,234". */
export const formatCount = (count: number, locale: string): string => formatOf('', locale).format(count);

function formatOf(currency: string, locale: string): Intl.NumberFormat {
  const key = locale + currency;
  let format = formats.get(key);
  if (!format) {
    const language = canonical(locale);
    try {
      const money = {
        style: 'currency',
        currency,
        currencyDisplay: 'narrowSymbol',
        trailingZeroDisplay: 'stripIfInteger',
      };
      format = new Intl.NumberFormat(
        language,
        (currency ? {__proto__: null, ...money} : {}) as Intl.NumberFormatOptions,
      );
    } catch {
      const bare = {__proto__: null, minimumFractionDigits: 2, maximumFractionDigits: 2};
      format = new Intl.NumberFormat('en', bare as Intl.NumberFormatOptions); // a feed's typing error must not hide the card
    }
    formats.set(key, format);
  }
  return format;
}

function canonical(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale.replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}
