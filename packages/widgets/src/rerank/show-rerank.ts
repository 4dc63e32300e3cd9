import {build, button} from '../dom.ts';
import {showLive} from '../live.ts';
import {type Batch, createBatch, mayMove} from './batch.ts';
import {cardsIn, isHeld, isPinned, itemOf, moveCards} from './cards.ts';
import {rerankMessages} from './messages.ts';
import type {RerankSource} from './source.ts';
import {RERANK_CSS} from './styles.ts';

/** What was asked and answered; null where there is no list to be put in order. */
type Told = {
  readonly neutral: boolean;
  /** Each batch in the order wanted for it. */
  readonly orders: ReadonlyMap<Batch, readonly Element[]>;
} | null;

/**
 * `<vitrine-rerank container="#results" item=".card" key="data-item-id" pinned=".ad" maxshift="10" when=".by-merit"
 * unless="sort" query category locale theme>`: puts the cards of the shop's own list in this shopper's order, and shows a
 * switch that puts them back. Nothing but the order is touched. Cards that a shopper may be reading stay where they are until
 * the switch is pressed.
 */
export function showRerank(host: HTMLElement, source: RerankSource): void {
  showLive<Told>(host, RERANK_CSS, source.guard, (root, look) => createView(host, root, source, look));
}

function createView(
  host: HTMLElement,
  root: ShadowRoot,
  {guard, rerank, neutral, locale}: RerankSource,
  look: () => Promise<void>,
) {
  const attribute = (name: string) => host.getAttribute(name);
  const messages = rerankMessages(attribute('locale') || locale);
  let batches: readonly Batch[] = [];
  let last: Told = null;
  /** The switch was pressed: what it asks for is done at once. */
  let isAsked = false;
  /** The shop's script has put the cards in another order, as it was asked to. */
  let isSorted = false;

  const state = build('span', {part: 'state'});
  const toggle = button(
    'switch',
    messages.order,
    () => {
      isAsked = true;
      const isOn = toggle.getAttribute('aria-checked') === 'true';
      if (isOn || last?.neutral) return neutral(isOn); // and the lists are asked for anew
      return show(last);
    },
    guard,
  );
  toggle.setAttribute('role', 'switch');
  toggle.setAttribute('aria-checked', 'true');
  root.append(build('div', {part: 'row', lang: messages.lang}, state, toggle));

  const hear = (records: readonly MutationRecord[]) => {
    if (!host.isConnected) {
      watch.disconnect();
      return putBack();
    }
    const known = new Set(batches.flatMap(({cards}) => cards));
    isSorted ||= records.some(({addedNodes}) => [...addedNodes].some((node) => known.has(node as Element)));
    if (isSorted) batches = [];
    return look();
  };
  const watch = new MutationObserver(guard(hear));

  const move = (batch: Batch, wanted: readonly Element[]) => {
    moveCards(batch.shown, wanted);
    batch.shown = wanted;
    watch.takeRecords(); // our own doing is no news
  };
  const putBack = () => {
    for (const batch of batches) move(batch, batch.cards);
  };

  /** The cards there are, in batches: those of before as far as they are left, and one of what has come. */
  function collect(): Batch[] {
    watch.disconnect();
    if (host.parentNode) watch.observe(host.parentNode, {childList: true});
    const when = attribute('when');
    const list = attribute('container');
    const container = list ? document.querySelector(list) : host.nextElementSibling;
    const sorted = new URLSearchParams(location.search);
    const isOurs =
      (!when || document.querySelector(when)) &&
      !attribute('unless')
        ?.split(/[\s,]+/)
        .some((name) => sorted.get(name));
    if (!container || !isOurs || isSorted) return [];

    const cards = cardsIn(container, attribute('item'), keyOf(host));
    for (const parent of new Set([container, ...cards.map(({parentElement}) => parentElement ?? container)])) {
      for (let at: Element | null = parent; at && container.contains(at); at = at.parentElement)
        watch.observe(at, {childList: true});
    }
    const there = new Set(cards);
    const kept = batches
      .map(({cards: before, shown, since}) => ({
        cards: before.filter((card) => there.has(card)),
        shown: shown.filter((card) => there.has(card)),
        since,
      }))
      .filter((batch) => batch.cards.length > 0);
    for (const {cards: known} of kept) for (const card of known) there.delete(card);
    return there.size > 0 ? [...kept, createBatch([...there], last !== null)] : kept;
  }

  async function read(): Promise<Told> {
    await wholePage();
    const found = collect();
    if (found.length === 0) putBack();
    batches = found;
    const request = {query: attribute('query'), category: attribute('category'), maxShift: attribute('maxshift')};
    const asked = Object.fromEntries(Object.entries(request).filter(([, value]) => value !== null));
    const orders = new Map<Batch, readonly Element[]>();
    let isNeutral = false;
    for (const batch of found) {
      const ids = batch.cards.map((card) =>
        isPinned(card, attribute('pinned')) || (isHeld(card) && !isAsked) ? '' : itemOf(card, keyOf(host)),
      );
      const answer = await rerank(ids, asked);
      isNeutral ||= answer?.neutral ?? false;
      orders.set(
        batch,
        batch.cards.map((card, at) => batch.cards[answer?.hits[at]?.from ?? at] ?? card),
      );
    }
    return found.length > 0 ? {neutral: isNeutral, orders} : null;
  }

  function show(told: Told): void {
    last = told;
    let isOffered = false;
    for (const [batch, wanted] of told?.orders ?? []) {
      if (!batches.includes(batch) || same(wanted, batch.shown)) continue;
      // Put in order once: what a shopper does on the page moves nothing they may have their eyes on.
      const isFirst = same(batch.shown, batch.cards);
      if (isAsked || told?.neutral || (isFirst && mayMove(batch, wanted))) move(batch, wanted);
      else isOffered ||= isFirst;
    }
    isAsked = false;
    const isMine = batches.some(({shown, cards}) => !same(shown, cards));
    const name = told?.neutral ? 'shop' : isMine ? 'mine' : isOffered ? 'offer' : 'unknown';
    host.toggleAttribute('empty', told === null);
    toggle.setAttribute('aria-checked', String(name === 'mine' || name === 'unknown'));
    if (state.textContent) state.setAttribute('role', 'status'); // what it says from the start need not be called out
    state.textContent = messages[name];
    host.dispatchEvent(new CustomEvent('vitrine-rerank', {bubbles: true, composed: true, detail: {state: name}}));
  }

  return {read, show};
}

/** A list that is still being read is not put in order by halves; what is put into the page in one task is there by then. */
const wholePage = () =>
  new Promise<unknown>((resolve) => {
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', resolve, {once: true});
    else resolve(null);
  });

const keyOf = (host: HTMLElement) => host.getAttribute('key') || 'data-item-id';

const same = (some: readonly Element[], others: readonly Element[]) => some.every((card, at) => card === others[at]);
