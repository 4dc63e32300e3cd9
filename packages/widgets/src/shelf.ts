import type {RecItem, RecList} from '@vitrine/core';
import {appendCard, createBone, type Fill} from './card.ts';
import {build, setAttributes} from './dom.ts';
import {ATTRIBUTES, defineAsking} from './element.ts';
import type {WidgetRequest, WidgetSource} from './source.ts';
import {SHELF_CSS} from './styles.ts';

/** Cards of the skeleton: enough to fill a desktop's row. */
const BONES = 8;

/**
 * Registers `<vitrine-shelf placement item query category limit heading locale theme add>`. What the shop puts inside the
 * element (plain links, say) stands in for the list until there is one; a `<template>` there is how the shop wants its cards. Fires `vitrine-list` for every new list and, with
 * `add`, `vitrine-add` with an item that is to be put into the cart.
 */
export function defineShelf(source: WidgetSource): void {
  const {guard} = source;
  defineAsking<RecList>(
    {
      tag: 'vitrine-shelf',
      css: SHELF_CSS,
      ask: (host) => source.recommend(requestOf(host, source)),
      open(host, root) {
        const heading = build('h2', {part: 'heading', id: 'heading'});
        const previous = build('button', {part: 'previous'});
        const next = build('button', {part: 'next'});
        const list = build('ul', {part: 'list', role: 'list', 'aria-labelledby': 'heading'});
        const note = build('span', {part: 'note'});
        const neutral = build('button', {part: 'neutral', role: 'switch'});
        const section = build(
          'section',
          {part: 'shelf', 'aria-labelledby': 'heading', 'aria-busy': 'true'},
          build('header', {part: 'header'}, heading, previous, next),
          list,
          build('footer', {part: 'footer'}, note, neutral),
        );
        let shown = '';
        let cards: Fill[] = [];
        /** What all cards have in common. */
        let kind = '';
        let asked: RecList | undefined;

        /** Turns almost a page: the last card in view becomes the first. In right-to-left pages left is onwards. */
        const turn = (direction: number) => {
          const rtl = getComputedStyle(host).direction === 'rtl' ? -1 : 1;
          list.scrollBy({left: direction * rtl * list.clientWidth * 0.9});
        };
        const markEnds = guard(() => {
          const at = Math.abs(list.scrollLeft);
          const end = list.scrollWidth - list.clientWidth - 2;
          setAttributes(previous, {'aria-disabled': String(at < 2)});
          setAttributes(next, {'aria-disabled': String(at > end)});
          section.toggleAttribute('fits', end <= 0);
        });
        previous.addEventListener(
          'click',
          guard(() => turn(-1)),
        );
        next.addEventListener(
          'click',
          guard(() => turn(1)),
        );
        list.addEventListener(
          'click',
          guard(({target}: Event) => {
            const button = (target as Element).closest('button');
            const item = asked?.items[Number((button?.parentNode as HTMLElement | null)?.dataset['position'])];
            if (!item) return;
            if (button!.getAttribute('part') === 'more')
              source.open('vitrine-why', section, item, localeOf(host, source));
            else host.dispatchEvent(new CustomEvent('vitrine-add', {bubbles: true, composed: true, detail: item}));
          }),
        );
        list.addEventListener('scroll', markEnds); // which cannot be held up
        guard(() => new ResizeObserver(markEnds).observe(list))(); // there may be none: the arrows then stay as they are
        neutral.addEventListener(
          'click',
          guard(async () => {
            const on = !asked?.neutral;
            setAttributes(neutral, {'aria-checked': String(on)});
            await source.neutral(on);
          }),
        );

        for (let i = 0; i < BONES; i++) list.append(createBone());
        root.append(host.querySelector(':scope > :not(template)') ? build('slot', {}) : section);

        return (answer) => {
          const before = asked;
          asked = answer;
          if (!answer.labels) {
            shown = '';
            return root.firstChild !== section; // the shop's own links stay where they stand
          }
          const {labels} = answer;
          const known = before && before.neutral !== answer.neutral && before.items.map(({itemId}) => itemId);
          const isChanged = ({itemId}: RecItem) => known && !known.includes(itemId);
          heading.textContent = host.getAttribute('heading') || answer.heading;
          setAttributes(previous, {'aria-label': labels.previous});
          setAttributes(next, {'aria-label': labels.next});
          neutral.textContent = labels.neutral;
          setAttributes(neutral, {'aria-checked': String(answer.neutral)});
          const differing = answer.items.filter(isChanged).length;
          const lang = localeOf(host, source);
          setAttributes(section, {lang, 'aria-busy': 'false'});
          // The same cards in the same order stay as they are: no flicker, no lost focus, and no second impression.
          const said = JSON.stringify([lang, answer.items.map(({itemId, why}) => [itemId, why.text])]);
          // Asked again, the same list still differs from the other in as much.
          if (known || said !== shown)
            note.textContent = labels.note + (known ? ' ' + labels.differ.replace('{}', String(differing)) : '');
          if (said === shown) return true;
          shown = said;
          const add = host.hasAttribute('add') ? labels.add : '';
          const template = host.querySelector('template');
          if (kind !== add + !template) {
            list.replaceChildren();
            cards = [];
          }
          kind = add + !template;
          answer.items.forEach((item, i) => {
            cards[i] ??= appendCard(list, add, template);
            cards[i](item, i, isChanged(item) ? 'card changed' : 'card');
          });
          for (const _ of cards.splice(answer.items.length)) list.lastChild!.remove();
          if (!section.isConnected) root.replaceChildren(section); // moving it would take the focus away
          // Both have the page laid out. In its next frame it is anyway; here everybody would wait for it.
          requestAnimationFrame(() => {
            list.scrollLeft = 0;
            markEnds();
          });
          host.dispatchEvent(new CustomEvent('vitrine-list', {bubbles: true, composed: true, detail: answer}));
          return true;
        };
      },
    },
    guard,
  );
}

/** The element's attributes as a request. */
export function requestOf(host: HTMLElement, source: WidgetSource): WidgetRequest {
  const given = ATTRIBUTES.map((name) => [name, host.getAttribute(name)] as const).filter(([, value]) => value);
  return {
    ...Object.fromEntries(given),
    locale: localeOf(host, source),
    ...(host.hasAttribute('neutral') ? {neutral: true} : {}),
  };
}

/** The element's own language, else the shop's. */
export function localeOf(host: HTMLElement, source: WidgetSource): string {
  return host.getAttribute('locale') || source.locale;
}
