import type {SeenItem} from '@vitrine/core';
import {NOTHING_READ, type PageReading, type Source} from '../adapter.ts';
import {quietly, textOf} from '../page.ts';
import type {Steps} from '../steps.ts';
import {NAME_IN_URL, PRODUCT_URL} from '../words.ts';
import {brandOf} from './brand.ts';
import {breadcrumb} from './breadcrumb.ts';
import type {Evidence} from './evidence.ts';
import {type Found, itemFrom} from './found.ts';
import {type Candidate, merge} from './merge.ts';
import type {Kind} from './page-kind.ts';
import {currencyInScripts, readState} from './state.ts';
import {stockNear} from './stock.ts';
import {tidy} from './tidy.ts';
import {siteNamed, withoutSite} from './title.ts';
import {idOfUrl, idsOfUrl} from './url-ids.ts';
import {shelvesOf} from './url-path.ts';

/** The page's own product, each field from whichever sources agree on it. */
export function* readProduct(evidence: Evidence, {kind, source, confidence}: Kind): Steps<PageReading> {
  const {page, platform, meta, block} = evidence;
  const isSite = siteNamed(page, meta?.site ?? '');
  const said = tidy(yield* candidatesOf(evidence, isSite), isSite);
  const {found, sources} = merge(said);
  const url = platform?.product?.url || meta?.url || page.location.href;
  const [first, ...others] = said.flatMap((one) => (one.found.ids ?? []).map((id) => ({id, source: one.source})));
  const [own, ...more] = [...new Set([url, page.location.href])].flatMap(idsOfUrl);
  const {pathname} = page.location;
  const [, last] = /([^/]+)\/?$/.exec(PRODUCT_URL.exec(pathname)?.[0] ?? '') ?? NAME_IN_URL.exec(pathname) ?? [];
  // The address names the item wherever it is met, so it stands before what only one source calls it
  const ids = [first?.id ?? own, idOfUrl(url), ...others.map(({id}) => id), own, ...more, last];
  const isWhole = block.title && found.title && block.title.length < 2.5 * found.title.length;
  return {
    ...NOTHING_READ,
    kind,
    sources: {
      ...sources,
      kind: {source, confidence},
      itemId: first ? {source: first.source, confidence: 0.9} : {source: 'url', confidence: 0.6},
    },
    item: itemFrom({
      ...found,
      // Structured titles often lack the brand or the color that the heading shows
      ...(isWhole && block.title?.toLowerCase().includes(found.title!.toLowerCase()) && {title: block.title}),
      url,
      ids: [...new Set(ids.filter((id) => id !== undefined))],
    }) as SeenItem,
  };
}

/** What each source says; what costs more is read only where the cheaper ones leave something open. */
function* candidatesOf(evidence: Evidence, isSite: (text: string | undefined) => boolean): Steps<readonly Candidate[]> {
  const {page, platform, layer, schemas, meta, control, block} = evidence;
  const said: Candidate[] = [];
  const say = (source: Source, found: Partial<Found> | null | undefined, trust?: number) => {
    if (found) said.push({source, found, trust});
  };
  const sayPath = (source: Source, category: readonly string[] | undefined, trust?: number) =>
    say(source, {category}, trust);
  say('platform', platform?.product);
  sayPath('platform', platform?.category);
  for (const {source, main, breadcrumb} of schemas) {
    say(source, main && {...main, category: undefined});
    sayPath(source, breadcrumb);
    sayPath(source, main?.category, 0.6); // often Google's taxonomy
  }
  say('data-layer', layer && {...layer, category: undefined});
  sayPath('data-layer', layer?.category, 0.6);
  say('meta', meta && {...meta, title: undefined});
  say('meta', meta && {title: withoutSite(meta.title ?? '', isSite)}, 0.7);
  say('dom', block);
  // Of shelves that the page's sources name in full, what it shows is a second print
  const trails = [platform?.category, ...schemas.map(({breadcrumb}) => breadcrumb)];
  if (!trails.some((trail) => trail && trail.length > 2)) {
    yield;
    sayPath(
      'dom',
      quietly(() => breadcrumb(page)),
    );
  }
  const title = withoutSite(`${page.document.title}`, isSite);
  say('dom', {title}, 0.5);

  yield;
  const lacks = (field: keyof Found) => !said.some(({found}) => String(found[field] ?? ''));
  if (lacks('brand') || (lacks('price') && lacks('prices'))) {
    const names = [textOf(page.document.querySelector('h1')), title];
    say(
      'state',
      quietly(() => readState(page, names)),
    );
  }
  yield;
  if (lacks('currency')) say('state', {currency: quietly(() => currencyInScripts(page))});
  const titles = said.flatMap(({found}) => found.title || []);
  if (lacks('brand')) say('dom', {brand: quietly(() => brandOf(page, titles))}, 0.7);
  yield;
  if (control && lacks('available')) {
    say('dom', {available: quietly(() => stockNear(control))}, 0.7);
    if (!control.matches(':disabled,[aria-disabled=true]')) say('dom', {available: true}, 0.5);
  }
  if (lacks('brand') || lacks('category')) say('url', shelvesOf(page.location.href, titles[0] ?? ''), 0.5);
  return said;
}
