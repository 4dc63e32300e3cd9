/**
 * Registers an element that shows nothing by itself: few pages of a shop hold one, so what it shows is a file of its own.
 * `show` loads that; it is called whenever an element comes into the page.
 */
export function defineLazy(tag: string, show: (host: HTMLElement) => void): void {
  if (customElements.get(tag)) return; // the shop may have us twice
  customElements.define(
    tag,
    class extends HTMLElement {
      connectedCallback() {
        show(this);
      }
    },
  );
}
