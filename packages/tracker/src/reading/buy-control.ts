import {clean, isVisible, textOf} from '../page.ts';
import {ADD, BUY, CHOOSE, OUT_OF_STOCK} from '../words.ts';
import {ELSEWHERE, meaningOf} from './class-words.ts';
import {FURNITURE, isCalledAdd, labelOf, parentOf} from './control.ts';
import {CARD, noteOutOfStock} from './stock.ts';

const BUTTONS = 'button,input[type=submit],input[type=button],input[type=image],[role=button],uni-button';
/** What is pressed by its looks alone; sought where nothing else is found. */
const PRESSED_BY_CLASS = ['cart', 'Cart', 'buy', 'Buy', 'asket', 'btn', 'Btn']
  .map((word) => `[class*="${word}"]`)
  .join();
/** Links are controls where they lead nowhere, or are named like one. */
const PRESSED_LINK = /cart|basket|bag|buy|btn|button|kauf|warenkorb|panier|carrito|sepet|[加购購]/i;
const MAX_CONTROLS = 3000;
const MAX_CANDIDATES = 150;
const MAX_SIBLINGS = 60;
const MAX_LEVELS = 9;

/**
 * The control that buys the page's one product: the first that does not lie in one of several like blocks. Where there is
 * none, one beside the heading that only asks for a size, one that says that nothing is left, or a note that does.
 */
export function mainBuyControl({document}: Window): Element | null {
  const buying: Element[] = [];
  const others: (readonly [button: Element, label: string])[] = [];
  const look = (root: ParentNode, selector: string) => {
    const controls = root.querySelectorAll(selector);
    for (let i = 0; i < controls.length && i < MAX_CONTROLS && buying.length < MAX_CANDIDATES; i++) {
      const control = controls[i];
      if (control.tagName === 'A' && !isPressedLink(control)) continue;
      if (
        selector === PRESSED_BY_CLASS &&
        (control.getElementsByTagName('*').length > 4 || (control.textContent ?? '').length > 40)
      )
        continue;
      const label = labelOf(control);
      if (!label || label.length > 300) continue;
      if (!ADD.test(label) && !BUY.test(label)) {
        if (control.tagName !== 'A') others.push([control, label]);
      } else if (isShown(control)) buying.push(control);
    }
  };
  look(document, BUTTONS);
  const button = single(buying, document);
  if (button) return button; // links are many, and need not be gone through
  look(document, 'a');
  if (!buying.length) buying.push(...submitsOf(document));
  if (!buying.length) look(document, PRESSED_BY_CLASS);
  if (!buying.length) for (const root of shadowRoots(document)) look(root, `${BUTTONS},a`);
  const main =
    single(buying, document) ??
    single(
      others.map(([control]) => control).filter((control) => isCalledAdd(control) && isShown(control)),
      document,
      buying,
    );
  if (main) return main;
  const heading = headingsOf(document).find(isShown);
  const waiting = others.filter(([control, label]) => {
    const isOut = OUT_OF_STOCK.test(label);
    if (!isOut && !CHOOSE.test(label)) return false;
    return isShown(control) && ((isOut && control.tagName === 'BUTTON') || (heading && isBeside(control, heading)));
  });
  return (
    single(
      waiting.map(([control]) => control),
      document,
      buying,
    ) ?? (heading ? noteOutOfStock(heading) : null)
  );
}

/** Which headings may be the product's: each h1, else what the document's title begins with. */
function headingsOf(document: Document): Element[] {
  const headings = [...document.querySelectorAll('h1')];
  if (headings.length) return headings;
  const title = clean(document.title);
  return [...document.querySelectorAll('h2')].filter((heading) => textOf(heading) && title.startsWith(textOf(heading)));
}

/** Whether there are no cards where both are. */
function isBeside(control: Element, heading: Element): boolean {
  let block = parentOf(control);
  while (block && !block.contains(heading)) block = parentOf(block);
  return !!block && !block.querySelector(CARD);
}

/** What the shopper sees, in the page's own content. */
const isShown = (control: Element) => isVisible(control) && !control.closest(FURNITURE);

function isPressedLink(link: Element): boolean {
  const href = link.getAttribute('href') ?? '';
  return (
    href.length < 2 ||
    href.startsWith('#') ||
    href.slice(0, 11).toLowerCase() === 'javascript:' ||
    PRESSED_LINK.test(`${link.getAttribute('class') ?? ''} ${link.id} ${href.slice(0, 200)}`)
  );
}

/** What submits a form that goes to the cart with a product, whatever it says. */
function submitsOf(document: Document): Element[] {
  return [
    ...document.querySelectorAll('form[action*="cart" i],form[action*="basket" i],form[action*="panier" i]'),
  ].flatMap((form) => {
    const isAdd =
      /add/i.test(form.getAttribute('action') ?? '') ||
      form.querySelector('[name*="product" i],[name=id],[name*="sku" i]');
    const submit = isAdd && form.querySelector('[type=submit],button:not([type])');
    return submit && isShown(submit) ? [submit] : [];
  });
}

/** Of the page's own elements, those that only they know. */
function shadowRoots(document: Document): ShadowRoot[] {
  const roots: ShadowRoot[] = [];
  const elements = document.getElementsByTagName('*');
  for (let i = 0; i < elements.length && i < 8000 && roots.length < 50; i++) {
    const {shadowRoot} = elements[i];
    if (shadowRoot) roots.push(shadowRoot);
  }
  return roots;
}

/** The first control that is no card's: no like block beside it, or beside what is around it, has one too, or one of `more`. */
function single(controls: readonly Element[], document: Document, more: readonly Element[] = []): Element | null {
  const counts = new Map<Element, number>();
  for (const control of [...controls, ...more]) {
    for (let node: Element | null = control, level = 0; node && level <= MAX_LEVELS; node = parentOf(node), level++)
      counts.set(node, (counts.get(node) ?? 0) + 1);
  }
  const headings = controls.length ? headingsOf(document) : [];
  return controls.find((control) => !isRepeated(control, counts, headings)) ?? null;
}

function isRepeated(control: Element, counts: ReadonlyMap<Element, number>, headings: readonly Element[]): boolean {
  let block: Element | null = control;
  for (let level = 0; block && level < MAX_LEVELS; level++, block = parentOf(block)) {
    if (headings.some((heading) => block!.contains(heading))) return false; // the page's own block
    if (level && meaningOf(block) & ELSEWHERE) return true; // a control may open a dialog
    if (
      level &&
      block.tagName === 'LI' &&
      headings.length &&
      block.querySelector('img') &&
      block.querySelector('a[href]')
    )
      return true; // a card, be it the only one
    const siblings: readonly Element[] | HTMLCollection = block.parentElement?.children ?? [];
    if (siblings.length < 2 || !block.querySelector('img,a[href]')) continue;
    for (let i = 0; i < siblings.length && i < MAX_SIBLINGS; i++) {
      const sibling = siblings[i];
      const count = counts.get(sibling) ?? 0;
      // As many controls as here: a column of other products beside the block is no twin of it
      if (
        sibling !== block &&
        count &&
        count <= 2 * counts.get(block)! &&
        sibling.tagName === block.tagName &&
        sibling.classList[0] === block.classList[0]
      )
        return true;
    }
  }
  return false;
}
