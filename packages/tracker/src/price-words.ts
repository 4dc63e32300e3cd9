import {any} from './words.ts';

// What the words around an amount say of it, in the languages of the shops we know.

/** Words of what is given off a price. */
const OFF =
  'save|saving|discount|spar|ersparnis|rabatt|ahorr|descuento|desconto|économ|econom|remise|réduction|risparm|sconto|bespaar|korting|indirim|tasarruf|oszcz|zniżk|slev|скидк|эконом|выгод|省|减|減|惠|割引|引き|할인|hemat|tiết kiệm|giảm|alennus|kupon|coupon|gutschein|voucher|cashback|cash back';
const SHIPPING =
  'ship|deliver|versand|liefer|livraison|envio|envío|spedizion|verzend|bezorg|frete|entrega|kargo|送料|运费|运費|邮费|邮費|運费|運費|배송|frakt|leverans|dostaw|wysyłk|doprav|достав|postage|szállít';
/** Before an amount that nobody pays for the item as such: taxes apart, sums of carts, instalments, thresholds. */
export const NOT_PAID_BEFORE = any(
  OFF,
  SHIPPING,
  'punkte|puan|puntos|punti|积分|ポイント|포인트|баллов',
  ['off|pt|point', /off\b|points?\b|pts?\b/],
  'hors|senza|hariç|tax:|taxes:|raee|pfand|deposit|statiegeld|zzgl|税抜|税別|税额|税額|本体|消費税',
  ['co', /[ée]co[- ]?(?:part|tax|contr)/],
  ['ex|net|h.t|ht|sin i', /\bex(?:cl\w*)?\b|\bnet(?:to)?\b|\bh\.?t\.?:?\s|\bsin i/],
  'warenkorb|panier|carrito|zwischensumme|购物车|合计|合計|小计|小計|カート|payment|instalment|installment|cuota|parcela|mensual|monat|taksit|termijn|splát|aylık|month|月々|毎月|分割|分期|할부|월 ',
  ['cart|basket|bag|total|item|arti', /\b(?:cart|basket|bag|sub-?total|total|items?|artikel|articles?)\b/],
  ['x|×', /(?<![a-z])[x×]\s*(?:de |da |of |à |a |zu )?\s*$/],
  ['rat|fois', /\brat(?:e[ns]?|a)\b|\bfois/],
  ['over|above|order|spend|min', /\b(?:over|above|orders?|spend|minimum|mindest)\b/],
  '满|滿|以上|grundpreis|unit price',
  ['+|=|-|−|per ', /[+=]\s*$|(?:^|[\s(])[-−]\s?$|per \d/],
);
/** All that stands between a price and what of it is tax: "3,300円(税300円)". */
export const TAX_OF_IT = /^[\s(,]*(?:[内內]?(?:消費)?税|tax|vat|tva|iva|mwst\.?)\s?:?\s?$/;
/** Behind one; what it begins with, up to the amount that the words may belong to. */
export const NOT_PAID_AFTER = any(
  ['off', /^off\b/],
  [
    'saved|discount|rabatt|korting|indirim|割引|引き|할인|cash|gutschein|voucher|coupon',
    /^(?:saved|discount|rabatt|korting|indirim|割引|引き|할인|cash ?back|gutschein|voucher|coupon)/,
  ],
  ['d', /^d[ei] (?:desc|remise|réduction|sconto)/],
  [SHIPPING, new RegExp(`^(?:${SHIPPING})(?!\\w*frei|.{0,8}(?:grat|free|offer|frei|kostenl))`)],
  ['p|积分|ポイント|포인트|баллов', /^(?:points?\b|pts?\b|punkte|puan|puntos|punti|积分|ポイント|포인트|баллов)/],
  ['co|pfand|deposit|statiegeld', /^(?:(?:d.)?[ée]co[- ]?(?:part|tax|contr)|pfand|deposit|statiegeld)/],
  [
    'ex|ht|h.t|hors|netto|bez|sin iva|iva esc|税|本体',
    /^(?:ex(?:cl|\.? ?(?:vat|tax|gst|btw|iva))|h\.?t\b|hors tax|netto|bez dph|sin iva|iva esc|税[抜別]|本体)/,
  ],
  ['+|plus|zzgl', /^(?:\+|plus|zzgl\.?) ?(?:vat|tax|gst|mwst|ust|iva|tva|kdv|dph|moms|税)/],
  ['con|with', /^(?:con|with) (?:transf|dep|bank)/],
  ['mo|月|ay|mes|mån|md|期|回', /^[/|]\s?(?:mo|月|ay|mese?|mån|md|期|回)/],
  [
    'mtl|mo|mes|maand|mensual',
    /^(?:(?:per|pro|par|al|je|\/|a) ?(?:mo(?:nth|nat|is)|mes|maand)|mtl|monat|mensual|a month|monthly)/,
  ],
  ['x|×|*', /^[x×*]\s?\d/],
  [
    '/|per|pro|je|por|par|al|á|за',
    /^(?:\/|per|pro|je|por|par|al|á|за)\s?(?:\d+\s?)?(?:kg|g|mg|l|ml|cl|m|m2|cm|oz|lb|sq|ft|100|st(?:k|ück|\.)?|paar|pair|unit|each|pz|szt|ks|斤|克|wash|dose|kilo|lit)(?![a-z])/,
  ],
  ['=', /^= ?1/],
);
/** What may stand before those words. */
export const MARKS = /^(?:[\s(¹²,]|\*(?!\s?\d)){0,3}/;
/** "Ab 29 € versandkostenfrei": a threshold. */
export const FREE_FROM = [
  any(['ab|from|dès|vanaf|desde|od', /\b(?:ab|from|dès|vanaf|desde|od)\s*$/]),
  any(['free|frei|gratis|gratuit|kostenlos', /^.{0,3}(?:\w*frei\b|free|gratis|gratuit|kostenlos)/]),
] as const;
/** Behind a number without a sign: it counts or measures something. */
export const MEASURE =
  /^\s?(?:[%x×:/★"″°人件条条个個月日年天回]|(?:cm|mm|m|km|k?g|mg|[mc]?l|[gtmk]b|k?w|v|mah|hz|zoll|inch|pcs|stk|stück|pack|stars?|von|out|of|sur|reviews?|bewertung|rezension|avis|days?|tage?|jahre?|years?|uhr|sold|verkauft|hours?)(?![a-z]))/;
/** Of what was paid before. */
export const OLD = any(
  'before|list price|listprice|liste|msrp|retail|orig|compare|statt|bisher|vorher|antes|anterior|conseill|barre|barré|lieu|ancien|invece|listino|precedent|consigliat|advies|oude',
  ['was|rrp|rtl|uvp|alte|war|avant|ord|før', /\b(?:was\b|rrp|rtl|uvp|alter?\b|war\b|avant\b|ord\b|før)/],
  '原价|原價|市场价|市场價|市場价|市場價|划线|划線|劃线|劃線|定価|参考価格|希望|정가|eski|tavsiye|tidig|före|vejl|ennen|dříve|původn|poprzed|najniż|стар|был|вместо|giá gốc|niêm yết|harga asli|ราคาปกติ',
);
/** Of what is paid usually, and by members: where something else is paid now, this is not what everybody pays. */
export const USUAL = any('regular|normal|通常|usual|habitual|ordina|会员|vip|member');
/** "De 20 € por 15 €": before the first of two, unless they are a range. */
export const FROM_TO = any(['de|van|von', /^\W*(?:de|van|von)\W*$/]);
/** Of what is paid now: what stands before such a word says nothing of the amount behind it. */
export const NOW = any(
  'sale|special|jetzt|aktion|ahora|oferta|maintenant|优惠价|优惠價|到手|特価|セール|販売|税込|할인가|판매가|şimdi|sepette|teraz|nyní|incl|inkl',
  ['now|only|nur|por|ora|voor', /\b(?:now|only|nur|por|ora|voor)\b/],
  ['价|價', /[现現促券后後]+[价價]/],
);
