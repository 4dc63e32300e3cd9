import type {RecList} from '@vitrine/core';
import {createBone, createCard} from './card.ts';
import {build} from './dom.ts';
import {ATTRIBUTES, defineAsking} from './element.ts';
import {messagesFor} from './messages.ts';
import type {WidgetRequest, WidgetSource} from './source.ts';
import {SHELF_CSS} from './styles.ts';

/** Cards of the skeleton: enough to fill a desktop's row. */
const BONES = 8;

/**
 * Registers `<vitrine-shelf placement item query category limit heading locale theme>`. What the shop puts inside the
 * element (plain links, say) stands in for the list until there is one. Fires `vitrine-list` for every new list.
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
        const previous = build('button', {part: 'previous', type: 'button'});
        const next = build('button', {part: 'next', type: 'button'});
        const list = build('ul', {part: 'list', role: 'list', 'aria-labelledby': 'heading'});
        const note = build('span', {part: 'note'});
        const neutral = build('button', {part: 'neutral', type: 'button', role: 'switch'});
        const section = build(
          'section',
          {part: 'shelf', 'aria-labelledby': 'heading', 'aria-busy': 'true'},
          build('header', {part: 'header'}, heading, previous, next),
          list,
          build('footer', {part: 'footer'}, note, neutral),
        );
        let shown = '';
        let asked: RecList | undefined;

        /** Turns almost a page: the last card in view becomes the first. In right-to-left pages left is onwards. */
        const turn = (direction: number) => {
          const rtl = getComputedStyle(host).direction === 'rtl' ? -1 : 1;
          list.scrollBy({left: direction * rtl * list.clientWidth * 0.9});
        };
        const markEnds = guard(() => {
          const at = Math.abs(list.scrollLeft);
          previous.setAttribute('aria-disabled', String(at < 2));
          next.setAttribute('aria-disabled', String(at > list.scrollWidth - list.clientWidth - 2));
          section.toggleAttribute('fits', list.scrollWidth <= list.clientWidth + 2);
        });
        previous.addEventListener(
          'click',
          guard(() => turn(-1)),
        );
        next.addEventListener(
          'click',
          guard(() => turn(1)),
        );
        list.addEventListener('scroll', markEnds); // which cannot be held up
        guard(() => new ResizeObserver(markEnds).observe(list))(); // there may be none: the arrows then stay as they are
        neutral.addEventListener(
          'click',
          guard(async () => {
            const on = !asked?.neutral;
            neutral.setAttribute('aria-checked', String(on));
            await source.setNeutral(on);
          }),
        );

        for (let i = 0; i < BONES; i++) list.append(createBone());
        root.append(host.firstElementChild ? build('slot', {}) : section);

        return (answer) => {
          asked = answer;
          if (answer.items.length === 0) {
            shown = '';
            return root.firstChild !== section; // the shop's own links stay where they stand
          }
          const locale = localeOf(host, source);
          const messages = messagesFor(locale);
          heading.textContent = host.getAttribute('heading') || answer.heading;
          previous.setAttribute('aria-label', messages.previous);
          next.setAttribute('aria-label', messages.next);
          neutral.textContent = messages.neutral;
          neutral.setAttribute('aria-checked', String(answer.neutral));
          note.textContent = answer.personalized ? messages.onDevice : answer.neutral ? messages.sameForAll : '';
          section.lang = locale;
          section.setAttribute('aria-busy', 'false');
          // The same cards in the same order stay as they are: no flicker, no lost focus, and no second impression.
          const cards = JSON.stringify([locale, answer.items.map(({itemId, why}) => [itemId, why.text])]);
          if (cards === shown) return true;
          shown = cards;
          list.replaceChildren(...answer.items.map((item, i) => createCard(item, i, messages, locale)));
          list.scrollLeft = 0;
          if (!section.isConnected) root.replaceChildren(section); // moving it would take the focus away
          markEnds();
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
