import type {RecItem} from '@vitrine/core';
import {build, safeUrl} from '../dom.ts';
import {fill, type SearchMessages} from './messages.ts';
import {type Offer, recentOf, wordsOf} from './offers.ts';

/** An option is a link where it leads somewhere, so that it opens in a new tab as any link does. */
export function createOption(
  offer: Offer,
  typed: string,
  messages: SearchMessages,
  sheets: readonly CSSStyleSheet[],
): HTMLAnchorElement {
  const link = build('a', {role: 'option', tabindex: '-1', 'aria-selected': 'false'});
  const href = 'suggestion' in offer && safeUrl(offer.suggestion.url);
  if (href) link.href = href;
  if (recentOf(offer)) link.setAttribute('aria-description', messages.removable);
  if (offer.kind === 'item') link.setAttribute('data-item-id', offer.suggestion.itemId);
  // A link can hold no shadow root: what it shows lies in one of its child's, where no rule of the shop's reaches.
  const face = build('vitrine-suggestion' as 'span', {});
  const root = face.attachShadow({__proto__: null, mode: 'open'} as ShadowRootInit);
  root.adoptedStyleSheets = [...sheets];
  root.append(...contentOf(offer, typed, messages));
  link.append(face);
  return link;
}

function contentOf(offer: Offer, typed: string, messages: SearchMessages): Node[] {
  switch (offer.kind) {
    case 'query': {
      const {query, count, from} = offer.suggestion;
      const text = build('bdi', {part: 'text'}, ...(from === 'corrected' ? [query] : markTyped(query, typed)));
      const label = from === 'corrected' ? [build('span', {part: 'label'}, messages.corrected + ' ')] : [];
      const end = from === 'recent' ? build('span', {part: 'room'}) : counted(count, messages); // the button lies there
      return [icon(from), build('span', {part: 'line'}, ...label, text), end];
    }
    case 'category': {
      const {name, path, count} = offer.suggestion;
      const wider = path.length > 0 ? [build('bdi', {part: 'path'}, ' ' + path.join(' › '))] : [];
      const text = build('bdi', {part: 'text'}, ...markTyped(name, typed));
      return [icon('category'), build('span', {part: 'line'}, text, ...wider), counted(count, messages)];
    }
    case 'item':
      return itemContent(offer.suggestion, typed, wordsOf(offer));
    case 'clear':
      return [build('span', {part: 'clear'}, messages.clear)];
  }
}

function itemContent({image, priceText, why}: RecItem, typed: string, title: string): Node[] {
  const src = safeUrl(image);
  const picture = {part: 'image', alt: '', width: '48', height: '48', decoding: 'async'};
  return [
    build('span', {part: 'frame'}, ...(src ? [build('img', {...picture, src})] : [])),
    build(
      'span',
      {part: 'item'},
      build('bdi', {part: 'title'}, ...markTyped(title, typed)),
      build(
        'span',
        {part: 'line'},
        build('b', {part: 'price'}, priceText),
        ...(why.text ? [build('span', {part: why.personal ? 'why personal' : 'why'}, ' ' + why.text)] : []),
      ),
    ),
  ];
}

const icon = (kind: string) => build('span', {part: `icon ${kind}`, 'aria-hidden': 'true'});

const counted = (count: number, {count: many, countOne, lang}: SearchMessages) =>
  build(
    'span',
    {part: 'count'},
    count > 1 ? ' ' + fill(many, count.toLocaleString(lang)) : count ? ' ' + countOne : '',
  );

/** The text with what was typed in a `<mark>`, in whatever case; text in which case changes lengths stays unmarked. */
export function markTyped(text: string, typed: string): (string | Node)[] {
  const [plain, part] = [text.toLowerCase(), typed.toLowerCase()];
  const at = plain.indexOf(part);
  if (part === '' || at < 0 || plain.length !== text.length) return [text];
  const end = at + part.length;
  return [text.slice(0, at), build('mark', {part: 'typed'}, text.slice(at, end)), text.slice(end)];
}
