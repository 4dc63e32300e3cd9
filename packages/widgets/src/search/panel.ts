import {build} from '../dom.ts';
import {fill, type SearchMessages} from './messages.ts';
import {type OfferGroup, recentOf} from './offers.ts';
import {place} from './place.ts';

/** The surface that floats at the input, in the top layer of browsers that have popovers. */
export interface Panel {
  readonly isOpen: boolean;
  /** False when the input is not to be seen, and so neither is the panel. */
  open(input: HTMLElement): boolean;
  close(): void;
  /** Buttons that remove the recent searches among `groups`, and a line under the list; '' for none. */
  show(groups: readonly OfferGroup[], note: string, messages: SearchMessages): void;
  /** Scrolls the active option into view, and the heading above it with the first one. */
  reveal(option: HTMLElement | undefined): void;
}

const TAG = 'vitrine-search-panel';

export interface PanelEvents {
  /** A recent search is to be removed. */
  readonly onRemove: (query: string) => void;
  /** The page was scrolled or resized below the open panel. */
  readonly onMove: () => void;
  /** The panel, and so the element it lies in, has left the page. */
  readonly onGone: () => void;
}

export function createPanel(root: ShadowRoot, {onRemove, onMove, onGone}: PanelEvents): Panel {
  if (!customElements.get(TAG)) customElements.define(TAG, PanelElement);
  const node = build(TAG as 'div', {part: 'panel', popover: 'manual'}) as unknown as PanelElement;
  node.onGone = onGone;
  // A listbox holds options and nothing else, so the buttons lie over its rows: beside them for the eye, after them for
  // a screen reader. No Tab leads to them, since Tab leaves the box; the Delete key does the same.
  const removals = build('div', {part: 'removals'});
  const note = build('span', {part: 'note'});
  node.append(build('slot', {}), removals, note);
  node.hidden = true;
  root.append(node);
  // The focus stays in the input, whatever is pressed here.
  node.addEventListener('mousedown', (event) => event.preventDefault());
  node.addEventListener('click', ({target}) => {
    const query = target instanceof Element && target.getAttribute('data-query');
    if (query) onRemove(query);
  });
  const watch = (follow: 'addEventListener' | 'removeEventListener') => {
    window[follow]('scroll', onMove, true);
    window[follow]('resize', onMove);
    window.visualViewport?.[follow]('resize', onMove);
    window.visualViewport?.[follow]('scroll', onMove);
  };

  return {
    get isOpen() {
      return !node.hidden;
    },
    open(input) {
      const wasHidden = node.hidden;
      if (wasHidden) {
        node.hidden = false;
        node.showPopover?.();
        watch('addEventListener');
      }
      if (!place(node, input)) return false;
      if (wasHidden) node.scrollTop = 0;
      return true;
    },
    close() {
      if (node.hidden) return;
      node.hidePopover?.();
      node.hidden = true;
      watch('removeEventListener');
    },
    show(groups, text, messages) {
      const first = groups.find(({name}) => name === 'recent' || name === 'queries');
      const rows = first?.offers.filter(({kind}) => kind === 'query').map(recentOf) ?? [];
      const wanted = JSON.stringify([rows, messages.lang]);
      if (removals.getAttribute('data-rows') !== wanted) {
        removals.setAttribute('data-rows', wanted);
        removals.replaceChildren(
          ...rows.map((query) => {
            if (query === '') return build('span', {});
            const label = fill(messages.remove, query);
            const attributes = {
              part: 'remove',
              type: 'button',
              tabindex: '-1',
              'aria-label': label,
              'data-query': query,
            };
            return build('button', attributes, '×');
          }),
        );
      }
      node.toggleAttribute('columns', groups.length > 1 && groups.at(-1)?.name === 'items');
      note.textContent = text;
      node.lang = messages.lang;
    },
    reveal(option) {
      option?.scrollIntoView({block: 'nearest'});
      if (!option?.previousElementSibling) node.scrollTop = 0;
    },
  };
}

/** Tells when it leaves the page: the element around it was defined before this file was loaded, and tells nobody. */
class PanelElement extends HTMLElement {
  onGone: (() => void) | undefined;
  disconnectedCallback() {
    this.onGone?.();
  }
}
