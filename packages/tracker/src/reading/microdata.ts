import {absolute, clean, pathOf} from '../page.ts';
import {amountOf, availabilityOf, currencyCode, type Found, ID_PROPERTIES, idsOf} from './found.ts';

const PRODUCT = '[itemtype*="schema.org/Product" i],[itemtype*="schema.org/IndividualProduct" i]';

/** Products in microdata, outermost only, each property within its own scope: a review's name is not the product's. */
export function readMicrodata(page: Window): Found[] {
  const language = page.document.documentElement.lang;
  const scopes = [...page.document.querySelectorAll(PRODUCT)].filter(
    (scope) => !scope.parentElement?.closest(PRODUCT) && scope.childElementCount,
  );
  return scopes.slice(0, 100).map((scope) => {
    const own = properties(scope);
    const offers = [...scope.querySelectorAll('[itemprop~="offers"][itemscope]')].map(properties);
    const first = (name: string) => own(name) || offers.map((offer) => offer(name)).find(Boolean) || '';
    const brand = scope.querySelector('[itemprop~="brand"]');
    return {
      ids: idsOf(ID_PROPERTIES.map(first)),
      url: absolute(own('url'), page.location.href),
      title: own('name'),
      price: amountOf(first('lowPrice')) ?? amountOf(first('price')),
      currency: currencyCode(first('priceCurrency'), language) ?? currencyCode(first('price'), language),
      brand: (brand?.hasAttribute('itemscope') && properties(brand)('name')) || own('brand'),
      category: pathOf(own('category')),
      available: availabilityOf(first('availability')),
    };
  });
}

/** First value of each property that belongs to the scope itself. */
function properties(scope: Element): (name: string) => string {
  return (name) => {
    for (const element of scope.querySelectorAll(`[itemprop~="${name}"]`)) {
      if (element.parentElement?.closest('[itemscope]') !== scope) continue;
      if (element.hasAttribute('itemscope')) continue;
      const link = /^(?:url|availability)$/.test(name) && element.getAttribute('href');
      const text = clean(element.getAttribute('content') || link || element.textContent);
      if (text) return text;
    }
    return '';
  };
}
