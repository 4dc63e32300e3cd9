import {build, setNodes} from '../dom.ts';
import type {SearchMessages} from './messages.ts';
import {type Offer, type OfferGroup, recentOf} from './offers.ts';
import {createOption} from './option.ts';

const GROUPS = ['recent', 'queries', 'categories', 'items'] as const;

/** The list of suggestions; one option at most is active, while the focus stays in the shop's input. */
export interface SuggestionList {
  readonly node: HTMLElement;
  /** Options that were there before stay what they are: no flicker, and the active one stays active. */
  show(groups: readonly OfferGroup[], typed: string, messages: SearchMessages): void;
  readonly offers: readonly Offer[];
  readonly options: readonly HTMLAnchorElement[];
  /** −1 when none is active. */
  readonly activeIndex: number;
  /** Makes one active; any other index makes none. */
  activate(index: number): void;
  /** Where an event happened; −1 where on none. */
  indexAt(event: Event): number;
}

/**
 * The list and its options are children of the element in the shop's own tree, since an `aria-activedescendant` or
 * `aria-controls` of the shop's input finds an id in its own tree alone, in any engine; element reflection
 * (`ariaActiveDescendantElement`) does not reach into a shadow root either. What they look like lies in shadow roots of
 * theirs, so that neither does the shop's style sheet change it nor ours the shop's page.
 */
export function createList(id: string, sheets: {list: CSSStyleSheet[]; option: CSSStyleSheet[]}): SuggestionList {
  const node = build('vitrine-suggestions' as 'div', {id, role: 'listbox'});
  const root = node.attachShadow({__proto__: null, mode: 'open'} as ShadowRootInit);
  root.adoptedStyleSheets = sheets.list;
  const groups = GROUPS.map((name) => {
    const heading = build('span', {part: 'heading', id: name});
    const header = build('div', {part: 'header'}, heading);
    if (name === 'recent') header.append(build('slot', {name: 'clear'}));
    const group = build(
      'div',
      {part: `group ${name}`, role: 'group', 'aria-labelledby': name},
      header,
      build('slot', {name}),
    );
    return {name, heading, group};
  });
  root.append(
    build('div', {part: 'words'}, ...groups.slice(0, 3).map(({group}) => group)),
    build('div', {part: 'goods'}, groups[3].group),
  );

  let known = new Map<string, HTMLAnchorElement>();
  let made = 0;
  let offers: readonly Offer[] = [];
  let options: readonly HTMLAnchorElement[] = [];
  let activeIndex = -1;

  const activate = (index: number) => {
    options[activeIndex]?.setAttribute('aria-selected', 'false');
    activeIndex = index in options ? index : -1;
    options[activeIndex]?.setAttribute('aria-selected', 'true');
  };

  return {
    node,
    get offers() {
      return offers;
    },
    get options() {
      return options;
    },
    get activeIndex() {
      return activeIndex;
    },
    activate,
    show(shown, typed, messages) {
      const active = options[activeIndex];
      const before = known;
      known = new Map();
      node.lang = messages.lang;
      node.setAttribute('aria-label', messages.suggestions);
      for (const {name, heading, group} of groups) {
        const found = shown.find((one) => one.name === name);
        heading.textContent = found?.heading ?? '';
        group.hidden = !found;
      }
      node.toggleAttribute('columns', shown.length > 1 && shown.at(-1)?.name === 'items');
      options = shown.flatMap(({name, offers: inGroup}) =>
        inGroup.map((offer, position) => {
          const key = JSON.stringify([name, messages.lang, lookOf(offer, typed)]);
          let option = before.get(key);
          if (!option) {
            option = createOption(offer, typed, messages, sheets.option);
            option.id = `${id}-${++made}`;
            option.slot = offer.kind === 'clear' ? offer.kind : name;
          }
          if (offer.kind === 'item') option.setAttribute('data-position', String(position));
          known.set(key, option);
          return option;
        }),
      );
      offers = shown.flatMap((group) => group.offers);
      setNodes(node, options);
      active?.setAttribute('aria-selected', 'false');
      activeIndex = -1;
      if (active) activate(options.indexOf(active));
    },
    indexAt: ({target}) => options.findIndex((option) => option.contains(target as Node)),
  };
}

/** All that an option shows: two that are equal in this look alike. Scores move without anything to see. */
function lookOf(offer: Offer, typed: string): unknown {
  if (offer.kind !== 'item') return [offer, recentOf(offer), typed];
  const {itemId, title, url, image, priceText, why} = offer.suggestion;
  return [itemId, title, url, image, priceText, why, typed];
}
