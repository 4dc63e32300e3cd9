import type {SeenItem} from '@vitrine/core';
import {NOTHING_READ, type PageReading, type Source} from '../adapter.ts';
import {quietly, textOf} from '../page.ts';
import {HOME} from '../words.ts';
import type {Evidence} from './evidence.ts';
import {type Found, itemFrom} from './found.ts';
import {type Candidate, merge, wordsOf} from './merge.ts';
import type {Kind} from './page-kind.ts';
import {readRows} from './rows.ts';
import {readState} from './state.ts';
import {siteNamed, withoutSite} from './title.ts';
import {idOfUrl, idsOfUrl} from './url-ids.ts';
import {shelvesOf} from './url-path.ts';

/** The page's own product, each field from whichever sources agree on it. */
export function readProduct(evidence: Evidence, kind: Kind): PageReading {
  const {page, platform, layer, schemas, meta, control, block} = evidence;
  const {document} = page;
  const isSite = siteNamed(page, meta?.site ?? '');
  const title = withoutSite(`${document.title}`, isSite);
  const said: Candidate[] = [];
  const say = (source: Source, found: Partial<Found> | null | undefined, trust?: number) => {
    if (found) said.push({source, found, trust});
  };
  say('platform', platform?.product);
  say('platform', platform?.category && {category: platform.category});
  for (const {source, main, breadcrumb} of schemas) {
    say(source, main && {...main, category: undefined});
    say(source, {category: breadcrumb});
    say(source, main && {category: main.category}, 0.6); // often Google's taxonomy, or the leaf alone
  }
  say('data-layer', layer && {...layer, category: undefined});
  say('data-layer', layer && {category: layer.category}, 0.6);
  say('meta', meta && {...meta, title: undefined});
  say('meta', meta && {title: withoutSite(meta.title ?? '', isSite)}, 0.7);
  say('dom', block);
  say('dom', {title}, 0.5);
  // What costs more is read only where the cheaper sources leave something open
  const lacks = (field: keyof Found) => !said.some(({found}) => found[field] !== undefined && found[field] !== '');
  const isPriced = said.some(({found}) => found.prices?.length || found.price);
  if (!isPriced || lacks('brand')) {
    say(
      'state',
      quietly(() => readState(page, [textOf(document.querySelector('h1')), title])),
    );
  }
  const wanted = {brand: lacks('brand'), available: lacks('available')};
  if (wanted.brand || wanted.available)
    say(
      'dom',
      quietly(() => readRows(page, wanted, control && blockAround(control))),
      0.7,
    );
  if (control) say('dom', {available: !control.matches(':disabled,[aria-disabled=true]')}, 0.5);

  if (lacks('brand') || !said.some(({found}) => found.category?.length)) {
    say('url', shelvesOf(page.location.href, said.find(({found}) => found.title)?.found.title ?? ''), 0.5);
  }

  const titles = said.flatMap(({found}) => (found.title ? [wordsOf(found.title)] : []));
  const brands = said.flatMap(({found}) => (found.brand ? [wordsOf(found.brand)] : []));
  const paths = said.flatMap(({found}) => found.category ?? []).map(wordsOf);
  const isTitle = (key: string) => titles.some((one) => isMostOf(key, one) || isMostOf(one, key));
  const cleaned = said.map(({found, ...rest}): Candidate => {
    const {category, brand} = found;
    const key = wordsOf(brand);
    // A shop writes its own name, or the shelf's, where no brand is known
    const isFiller = !!brand && (isSite(brand) || paths.includes(key)) && !titles.some((one) => one.includes(key));
    const isHeading = !isSite(found.title) && !brands.includes(wordsOf(found.title));
    return {
      ...rest,
      found: {
        ...found,
        title: isHeading ? found.title : undefined, // a logo
        brand: isFiller ? undefined : brand,
        category: category?.filter(
          (step, i) =>
            !HOME.test(step) &&
            !(i === 0 && isSite(step)) &&
            !(i && i === category.length - 1 && isTitle(wordsOf(step))),
        ),
      },
    };
  });
  const {found, sources} = merge(cleaned);
  const url = platform?.product?.url || meta?.url || page.location.href;
  const [first, ...others] = said.flatMap((one) => (one.found.ids ?? []).map((id) => ({id, source: one.source})));
  const named = idOfUrl(url);
  // The address names the item wherever it is met, so it stands before what only one source calls it
  const [own, ...more] = [...idsOfUrl(url), ...idsOfUrl(page.location.href)];
  const ids = [first?.id ?? own, named, ...others.map(({id}) => id), own, ...more];
  return {
    ...NOTHING_READ,
    kind: 'product',
    sources: {
      ...sources,
      kind: {source: kind.source, confidence: kind.confidence},
      itemId: first ? {source: first.source, confidence: 0.9} : {source: 'url', confidence: 0.6},
    },
    item: itemFrom({...found, url, ids: [...new Set(ids.filter((id) => id !== undefined))]}) as SeenItem,
  };
}

/** The block in which the product is bought: around the control, up to what also holds the heading. */
function blockAround(control: Element): Element {
  let block = control;
  for (let level = 0; level < 7 && block.parentElement && !block.querySelector('h1'); level++)
    block = block.parentElement;
  return block;
}

/** The shorter begins the longer, or lies in it, and makes up most of it. */
const isMostOf = (part: string, whole: string) =>
  part.length > 2 && (whole.startsWith(part) || (whole.includes(part) && part.length > whole.length * 0.6));
