import type {Suggestions} from '@vitrine/core';
import {build, sheetOf} from '../dom.ts';
import {COMMON_CSS} from '../styles.ts';
import {createAsk} from './ask.ts';
import {type Box, openBox} from './box.ts';
import {createHints, type Hints} from './hints.ts';
import {moveBy} from './keys.ts';
import {createList} from './list.ts';
import {fill, searchMessages} from './messages.ts';
import {groupOffers, recentOf, wordsOf} from './offers.ts';
import {createPanel} from './panel.ts';
import type {SearchSource} from './source.ts';
import {LIST_CSS, OPTION_CSS, PANEL_CSS} from './styles.ts';

/** Android's keyboards compose every word, in any language: what is being composed there is what one types. */
const COMPOSES_WORDS = /Android/.test(navigator.userAgent);

const connects = new WeakMap<HTMLElement, () => void>();
let sheets: Record<'panel' | 'list' | 'option', CSSStyleSheet[]> | undefined;
let count = 0;

/**
 * `<vitrine-search for="#q">` helps with the shop's own search input. The input stays the shop's; while the element is in
 * the page it is the combobox of the ARIA Authoring Practices, with a list that floats below it. Fires
 * `vitrine-suggestion` for what is chosen, with `{kind, suggestion, typed}`, after which a shop that prevents its default
 * goes where it likes, and `vitrine-list` for items.
 */
export function showSearch(host: HTMLElement, source: SearchSource): void {
  if (!('adoptedStyleSheets' in document)) return;
  let connect = connects.get(host);
  if (!connect) connects.set(host, (connect = createSearch(host, source)));
  connect();
}

/** @returns what takes up the work again whenever the element has come into the page */
function createSearch(host: HTMLElement, source: SearchSource): () => void {
  const {guard} = source;
  sheets ??= {panel: [COMMON_CSS, PANEL_CSS].map(sheetOf), list: [sheetOf(LIST_CSS)], option: [sheetOf(OPTION_CSS)]};
  const root = host.attachShadow({__proto__: null, mode: 'open'} as ShadowRootInit);
  root.adoptedStyleSheets = sheets.panel;
  const list = createList(`vitrine-search-${++count}`, sheets);
  const status = build('p', {part: 'status', role: 'status'});
  root.append(status); // beside the panel: what is not rendered is not heard when it is filled
  const panel = createPanel(root, {
    onRemove: guard((query: string) => forget([query])),
    onMove: guard(() => void (box && !panel.open(box.input) && close())),
    onGone: guard(() => disconnect()),
  });

  let life: AbortController | undefined;
  let bond: AbortController | undefined;
  let box: Box | undefined;
  let hints: Hints | undefined;
  /** The shopper is in the box and has not closed the list. */
  let wanted = false;
  let composing = false;
  /** As it was before it was composed. */
  let typed = '';
  /** What the list shows, and what it shows for an empty box: that is there before it is asked for. */
  let answer: Suggestions | undefined;
  let rest: Suggestions | undefined;
  let reported = '';
  /** Recent searches that the device is about to forget. */
  const leaving = new Set<string>();

  const localeOf = () => host.getAttribute('locale') || source.locale;
  /** What is being composed is no question yet, whoever asks. */
  const question = () => {
    if (!wanted || !box) return '';
    return (typed = composing && !COMPOSES_WORDS ? typed : box.typed());
  };
  const suggest = (query: string) =>
    source.suggest({
      query,
      locale: localeOf(),
      ...(host.hasAttribute('limit') && {limit: Number(host.getAttribute('limit'))}),
      ...(host.hasAttribute('neutral') && {neutral: true}),
    });
  const ask = createAsk(guard, question, suggest, (next, query) => {
    if (query === '') hints?.show((rest = next).hints);
    if (wanted) draw(next);
  });

  // What is shown

  function draw(next: Suggestions): void {
    // Who is choosing is not given other options under the hand
    if (!box || (list.activeIndex >= 0 && next !== answer && next.query === answer?.query)) return;
    const isNews = !panel.isOpen || next.query !== answer?.query;
    answer = next;
    const messages = searchMessages(localeOf());
    const queries = next.queries.filter(({query, from}) => from !== 'recent' || !leaving.has(query));
    const groups = groupOffers({...next, queries}, messages);
    if (!list.node.isConnected) host.append(list.node); // not before: a framework may still be taking the page over
    const at = list.activeIndex;
    list.show(groups, next.query, messages);
    // Who went down the list before the answer to what was typed had come stands as far down in that
    if (list.activeIndex < 0) list.activate(at);
    panel.show(groups, next.personalized ? messages.onDevice : '', messages);
    const isSeen = groups.length > 0 && panel.open(box.input);
    if (!isSeen) {
      hide();
      return;
    }
    tell();
    const suggested = list.offers.filter(({kind}) => kind !== 'clear').length;
    if (isNews) status.textContent = fill(messages.found, String(suggested));
    report(next);
  }

  function hide(): void {
    panel.close();
    list.activate(-1);
    status.textContent = '';
    reported = '';
    tell();
  }

  /** Until the shopper enters the box again, presses it or types. */
  function close(): void {
    wanted = false;
    hide();
  }

  function activate(index: number): void {
    list.activate(index);
    panel.reveal(list.options[list.activeIndex]);
    tell();
  }

  /** Tells assistive technology, at the shop's input. */
  function tell(): void {
    box?.set('aria-expanded', String(panel.isOpen));
    box?.set('aria-controls', panel.isOpen ? list.node.id : null);
    box?.set('aria-activedescendant', list.options[list.activeIndex]?.id ?? null);
  }

  /** Lets the tracker measure the items. They are children of the list, so the list is what fires. */
  function report({listId, items, personalized, neutral}: Suggestions): void {
    const cards = list.options.filter((option) => option.hasAttribute('data-item-id')).map(({id}) => id);
    if (items.length === 0 || reported === (reported = cards.join())) return; // it knows these very nodes
    const detail = {listId, placement: 'suggest', items, personalized, neutral};
    list.node.dispatchEvent(new CustomEvent('vitrine-list', {bubbles: true, composed: true, detail}));
  }

  // What the shopper does

  const enter = () => {
    if (panel.isOpen) return;
    wanted = true;
    if (rest && question() === '') draw(rest); // at once, and then as it is now
    ask();
  };

  const type = (event: Event) => {
    if (isComposing(event) || !box?.isFocused()) return;
    wanted = true;
    list.activate(-1);
    tell();
    ask();
  };

  const isComposing = (event: Event) => (composing || (event as InputEvent).isComposing) && !COMPOSES_WORDS;

  const press = (event: KeyboardEvent) => {
    const {key} = event;
    // WebKit ends a composition before it tells of the Enter that ended it; 229 is then all that is left of it.
    if (composing || event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey) return;
    if (key === 'Enter' && !box?.input.form) fillHint();
    if (!panel.isOpen) {
      if (key === 'Escape') close(); // before the list was there: it does not come
      if (key !== 'ArrowDown' && key !== 'ArrowUp') return;
      enter();
      if (panel.isOpen) take(event);
      return;
    }
    const at = list.activeIndex;
    const query = recentOf(list.offers[at]);
    const next = event.shiftKey ? undefined : moveBy(key, at, list.offers.length);
    if (key === 'Escape' || (key === 'ArrowUp' && event.altKey)) {
      take(event); // the next Escape is the shop's
      close();
    } else if (next !== undefined) {
      take(event);
      activate(next);
    } else if (key === 'Delete' && query) {
      take(event);
      void forget([query]);
    } else if (key === 'Enter' && at >= 0) {
      take(event);
      list.options[at].click();
    } else if (key === 'Enter' || key === 'Tab') close();
    else if (key === 'ArrowLeft' || key === 'ArrowRight') activate(-1);
  };

  const choose = (event: MouseEvent) => {
    const index = list.indexAt(event);
    const offer = list.offers[index];
    if (!offer || !box) return undefined;
    if (offer.kind === 'clear') return source.profile().then(({recentQueries}) => forget(recentQueries));
    const {kind, suggestion} = offer;
    const detail = {kind, suggestion, typed: answer?.query ?? ''};
    const told = new CustomEvent('vitrine-suggestion', {bubbles: true, composed: true, cancelable: true, detail});
    if (!host.dispatchEvent(told)) event.preventDefault();
    else if (!list.options[index].hasAttribute('href')) {
      box.fill(wordsOf(offer));
      box.submit();
    }
    return close();
  };

  /** Takes recent searches away. The one after it becomes active if one of them was. */
  async function forget(queries: readonly string[]): Promise<void> {
    const {lang, removed, cleared} = searchMessages(localeOf());
    const at = list.activeIndex;
    for (const query of queries) leaving.add(query);
    if (answer && panel.isOpen) draw(answer);
    if (at >= 0) activate([at, at - 1].find((index) => recentOf(list.offers[index])) ?? -1);
    status.textContent = queries.length === 1 ? fill(removed, queries[0]) : cleared;
    status.lang = lang;
    box?.input.focus({preventScroll: true});
    for (const query of queries) await source.forget({about: `query\t${query}`});
    for (const query of queries) leaving.delete(query);
  }

  /** Puts the hint that an empty box shows into it, for a search that was about to find nothing to search for. */
  function fillHint(): void {
    const hint = hints?.current();
    if (hint) box?.fill(hint);
  }

  // Whose box it is

  function find(): HTMLInputElement | undefined {
    const name = host.getAttribute('for') || 'input[type=search]';
    const tree = host.getRootNode() as Document | ShadowRoot;
    return [tree.getElementById(name), ...tree.querySelectorAll(name)].find(
      (found) => found instanceof HTMLInputElement,
    );
  }

  function attach(input: HTMLInputElement | undefined): void {
    if (input === box?.input) return;
    detach();
    if (!input) return;
    const {signal} = (bond = new AbortController());
    const on = <E extends Event>(type: string, hear: (event: E) => unknown, capture = false) =>
      input.addEventListener(type, guard(hear) as unknown as EventListener, {signal, capture});
    box = openBox(input);
    // A placeholder that is all there is to name the input goes on naming it, whatever hint takes its place.
    const isNamed = input.labels?.length || input.matches('[aria-label], [aria-labelledby], [title]');
    if (!isNamed && input.placeholder) box.set('aria-label', input.placeholder);
    box.set('role', 'combobox');
    box.set('aria-autocomplete', 'list');
    box.set('autocomplete', 'off');
    tell();
    hints = createHints(box, guard);
    if (rest) hints.show(rest.hints);
    on('keydown', press, true); // before the shop's own, to which a key that chooses here says nothing
    on('input', type);
    on('compositionstart', () => {
      typed = box?.typed() ?? '';
      composing = true;
    });
    on('compositionend', (event) => {
      composing = false;
      type(event);
    });
    on('focus', enter);
    on('click', enter);
    on('blur', leave);
  }

  const leave = ({relatedTarget}: FocusEvent) => {
    composing = false;
    if (relatedTarget !== box?.input && !host.contains(relatedTarget as Node | null)) close();
  };

  function detach(): void {
    close();
    bond?.abort();
    hints?.stop();
    box?.release();
    box = hints = undefined;
  }

  // Its life

  const connect = () => {
    if (!host.isConnected || life) return;
    const {signal} = (life = new AbortController());
    const tree = host.getRootNode();
    const on = <E extends Event>(target: EventTarget, type: string, hear: (event: E) => unknown, capture = false) =>
      target.addEventListener(type, guard(hear) as unknown as EventListener, {signal, capture});
    on(window, 'vitrine-change', change, true);
    // The input may come later than we do, be made anew, or be one of two, for wide and narrow screens.
    on(tree, 'focusin', ({target}) => {
      const name = host.getAttribute('for');
      if (name && target instanceof HTMLInputElement && target !== box?.input) {
        if (target.id === name || target.matches(name)) attach(target);
        if (box?.input === target) enter();
      }
    });
    on(tree, 'submit', ({target}) => target === box?.input.form && fillHint(), true);
    on(list.node, 'click', choose);
    on(host, 'focusout', leave);
    attach(find());
    whenIdle(guard(() => ask(true)));
  };

  const change = () => {
    if (!box?.input.isConnected) attach(find());
    if (wanted) ask(true);
    else whenIdle(guard(() => ask(true)));
  };

  function disconnect(): void {
    detach();
    life?.abort();
    life = undefined;
  }

  return guard(connect);
}

function take(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(act);
  else setTimeout(act, 200); // WebKit has none
}
