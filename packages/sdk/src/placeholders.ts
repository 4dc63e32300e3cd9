import {ATTRIBUTES} from '@vitrine/widgets';

/**
 * Makes `<div data-vitrine="home" data-item="…">` a shelf (and `data-vitrine="chips"` chips). What the shop put into the
 * div moves into the element and stands there until there is a list.
 */
export function upgradePlaceholders(document: Document): void {
  const methods = Document.prototype; // which no image called "createElement" can hide
  for (const place of methods.querySelectorAll.call(document, '[data-vitrine]')) {
    if (place.firstElementChild?.localName.startsWith('vitrine-')) continue;
    const placement = place.getAttribute('data-vitrine') || 'home';
    const element = methods.createElement.call(document, placement === 'chips' ? 'vitrine-chips' : 'vitrine-shelf');
    element.setAttribute('placement', placement);
    for (const name of ATTRIBUTES) {
      const value = place.getAttribute('data-' + name);
      if (value !== null) element.setAttribute(name, value);
    }
    element.append(...place.childNodes);
    place.append(element);
  }
}
