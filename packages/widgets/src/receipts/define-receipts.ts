/**
 * Registers `<vitrine-receipts locale theme>`, an element that shows nothing by itself: few pages of a shop hold one, so
 * what it shows is a file of its own. `show` loads that; it is called whenever an element comes into the page.
 */
export function defineReceipts(show: (host: HTMLElement) => void): void {
  if (customElements.get('vitrine-receipts')) return; // the shop may have us twice
  customElements.define(
    'vitrine-receipts',
    class extends HTMLElement {
      connectedCallback() {
        show(this);
      }
    },
  );
}
