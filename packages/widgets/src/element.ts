import {sheetOf} from './dom.ts';
import type {Guard} from './source.ts';
import {COMMON_CSS} from './styles.ts';

/** What one kind of element adds to the common life of an element that asks and shows. */
export interface Kind<Answer> {
  readonly tag: string;
  readonly css: string;
  ask(host: HTMLElement): Promise<Answer>;
  /** Fills the empty shadow root once, at its reserved height, and returns what shows an answer; false: nothing to show. */
  open(host: HTMLElement, root: ShadowRoot): (answer: Answer) => boolean;
}

/** What a shop may write on an element. */
export const ATTRIBUTES = ['placement', 'item', 'query', 'category', 'limit', 'heading', 'locale', 'theme', 'neutral'];

/**
 * Registers a custom element that asks when it is connected, when its attributes change and when the shopper's
 * behaviour changed (`vitrine-change`), and shows the newest answer only. An empty answer gives the reserved place
 * back without moving what the shopper looks at. Without constructable style sheets there is no element.
 */
export function defineAsking<Answer>(kind: Kind<Answer>, guard: Guard): void {
  if (customElements.get(kind.tag) || !('adoptedStyleSheets' in document)) return; // the shop may have us twice
  const sheets = [COMMON_CSS, kind.css].map(sheetOf);

  customElements.define(
    kind.tag,
    class extends HTMLElement {
      static observedAttributes = ATTRIBUTES;
      #turn = 0;
      #painted = this.isConnected; // older than this script: its reserved place may have been seen
      #show: ((answer: Answer) => boolean) | undefined;
      #watch: IntersectionObserver | undefined;
      readonly #refresh = guard(async () => {
        const turn = ++this.#turn;
        await Promise.resolve(); // attributes set in one task make one request
        if (turn !== this.#turn || !this.isConnected) return;
        const answer = await kind.ask(this);
        if (turn !== this.#turn || !this.#show) return; // a newer request is under way, and its answer is the right one
        this.#reveal(this.#show(answer));
      });

      readonly #connect = guard(() => {
        if (!this.#show) {
          const root = this.attachShadow({__proto__: null, mode: 'open'} as ShadowRootInit); // inherits nothing of a page's
          root.adoptedStyleSheets = sheets;
          this.#show = kind.open(this, root);
          requestAnimationFrame(() => requestAnimationFrame(() => (this.#painted = true)));
        }
        window.addEventListener('vitrine-change', this.#refresh, true);
        this.#refresh();
      });

      connectedCallback() {
        this.#connect();
      }

      disconnectedCallback() {
        window.removeEventListener('vitrine-change', this.#refresh, true);
        this.#watch?.disconnect();
      }

      attributeChangedCallback() {
        if (this.isConnected) this.#refresh();
      }

      #reveal(full: boolean) {
        this.#watch?.disconnect();
        this.toggleAttribute('empty', !full);
        if (full || !this.#painted || !window.IntersectionObserver) {
          this.hidden = !full; // nobody has seen the reserved place yet, so nothing moves
          return;
        }
        this.#watch = new IntersectionObserver(
          guard(([{isIntersecting}]: IntersectionObserverEntry[]) => {
            if (!isIntersecting) this.hidden = true;
          }),
        );
        this.#watch.observe(this);
      }
    },
  );
}
