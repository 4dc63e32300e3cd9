// What shops mean by the words of their class names. Looked up word by word: of the patterns that these once were, a
// browser compiled four for longer than most pages are read.

/** A price that was, or is asked elsewhere. */
export const OLD = 1;
/** Beside another price an old one, or that of members; alone it is what is paid. */
export const REGULAR = 2;
/** What is near a product and costs something else. */
export const OTHER = 4;
/** A price that is paid. */
export const CURRENT = 8;
/** Where a shopper buys something else than the page's product. */
export const ELSEWHERE = 16;
/** The product's, if none is called current. */
export const OWN = 32;

/** Whole words, of two run together or with a hyphen between them; those with a star begin others. "Bold" and "wash" are none. */
const WORDS: readonly (readonly [number, string])[] = [
  [
    OLD,
    'old was strik* struck listprice rrp msrp original before crossed former crossout uvp scratch* through previous compareat',
  ],
  [REGULAR, 'regularprice vip member members'],
  [
    OTHER,
    'unit baseprice grundpreis ppu instalment installment monthly financ* afterpay klarna affirm shipping delivery versand* tax vat saving save yousave point points reward rewards minicart carttotal cartprice cartamount subtotal ordertotal bundle related recommend* upsell* crosssell* similar also recent* carousel slider swiper eco* term yearly weekly warrant* protection insurance tradein deposit coupon volume tier tiers tierprice* staffel* filter facet review reviews accessor* frequent* addon addons used refurb* marketplace otherseller othersellers olp',
  ],
  [
    CURRENT,
    'sale* special* final* discounted* discountprice* promo* deal* current* now* our* actual* offer* new* today* selling*',
  ],
  [OWN, 'main* pdp* detail* product* highlight* large* big* primary*'],
  [
    ELSEWHERE,
    'related* recommend* upsell* crosssell* similar* recent* minicart* bundle* modal* dialog* lightbox* merchantslist* sellerslist* offerslist* merchantlist* sellerlist* offerlist* otherseller*',
  ],
];
/** How many letters the words are found by; none has fewer. */
const BEGINNING = 3;
const index = new Map<string, {readonly word: string; readonly isStem: boolean; readonly meaning: number}[]>();
for (const [meaning, words] of WORDS) {
  for (const one of words.split(' ')) {
    const entries = index.get(one.slice(0, BEGINNING)) ?? [];
    const isStem = one.endsWith('*');
    entries.push({word: isStem ? one.slice(0, -1) : one, isStem, meaning});
    index.set(one.slice(0, BEGINNING), entries);
  }
}

const MAX_KNOWN = 5000;
const known = new Map<string, number>();

/** What the class and the id of an element say of it: a sum of the above. */
export function meaningOf(element: Element): number {
  const names = namesOf(element);
  let meaning = known.get(names);
  if (meaning === undefined) {
    if (known.size > MAX_KNOWN) known.clear();
    known.set(names, (meaning = meaningIn(names)));
  }
  return meaning;
}

/** Class and id, in lower case and with hyphens between words: fpStriked is fp-striked. */
export const namesOf = (element: Element): string =>
  `${element.getAttribute('class') ?? ''} ${element.id}`
    .slice(0, 300)
    .replace(/([a-z])(?=[A-Z])/g, '$1-')
    .toLowerCase();

function meaningIn(names: string): number {
  let meaning = 0;
  for (const name of names.split(/[\s_]+/)) {
    const words = name.split('-');
    for (let i = 0; i < words.length; i++) {
      const word = lettersOf(words[i]);
      const pair = word === words[i] && i + 1 < words.length ? word + lettersOf(words[i + 1]) : word;
      for (const one of index.get(pair.slice(0, BEGINNING)) ?? []) {
        const isIt = one.isStem ? pair.startsWith(one.word) : word === one.word || pair === one.word;
        if (isIt) meaning |= one.meaning;
      }
    }
  }
  return meaning;
}

/** What a name begins with: "price2" is a price. */
const lettersOf = (name: string): string => /^[a-z]*/.exec(name)?.[0] ?? '';
