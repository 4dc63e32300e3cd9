import type {ChipList} from '@vitrine/core';
import {build, safeUrl} from './dom.ts';
import {defineAsking} from './element.ts';
import {requestOf} from './shelf.ts';
import type {WidgetSource} from './source.ts';
import {CHIPS_CSS} from './styles.ts';

/**
 * Registers `<vitrine-chips query category limit locale theme>`: narrower ways on from a search or a category. A chip
 * the shop has no address for is a button that fires `vitrine-chip` with the chip.
 */
export function defineChips(source: WidgetSource): void {
  const {guard} = source;
  defineAsking<ChipList>(
    {
      tag: 'vitrine-chips',
      css: CHIPS_CSS,
      ask: (host) => source.refine(requestOf(host, source)),
      open(host, root) {
        const heading = build('span', {part: 'heading', id: 'heading'});
        const list = build('ul', {part: 'list', role: 'list'});
        root.append(build('nav', {part: 'chips', 'aria-labelledby': 'heading'}, heading, list));
        return ({heading: said, chips}) => {
          heading.textContent = host.getAttribute('heading') || said;
          list.replaceChildren(
            ...chips.map((chip) => {
              const part = chip.personal ? 'chip personal' : 'chip';
              const href = safeUrl(chip.url);
              const node = build(
                href ? 'a' : 'button',
                href ? {part, href} : {part},
                build('span', {part: 'label'}, chip.label),
                build('small', {part: 'count', 'aria-label': chip.countLabel}, chip.countText),
              );
              if (!href)
                node.addEventListener(
                  'click',
                  guard(() => {
                    host.dispatchEvent(new CustomEvent('vitrine-chip', {bubbles: true, composed: true, detail: chip}));
                  }),
                );
              return build('li', {}, node);
            }),
          );
          return chips.length > 0;
        };
      },
    },
    guard,
  );
}
