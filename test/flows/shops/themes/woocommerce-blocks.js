// As the blocks' store works: a batch to the Store API, then events on the body, which do not name the product.
const notice = (text) => {
  const banner = Object.assign(document.createElement('div'), {textContent: text});
  banner.className = 'wc-block-components-notice-banner is-error';
  banner.setAttribute('role', 'alert');
  document.querySelector('main').prepend(banner);
};
for (const button of document.querySelectorAll('.ajax_add_to_cart')) {
  button.addEventListener('click', async () => {
    const id = Number(button.dataset.product_id);
    const {responses} = await fetch('/wp-json/wc/store/v1/batch', {
      method: 'POST',
      headers: {'Content-Type': 'application/json'},
      body: JSON.stringify({requests: [{method: 'POST', path: '/wc/store/v1/cart/add-item', body: {id, quantity: 1}}]}),
    }).then((response) => response.json());
    if (responses[0].status !== 201) {
      notice(responses[0].body.message);
      return;
    }
    const count = responses[0].body.items_count;
    document.querySelector('.wc-block-mini-cart__badge').textContent = count;
    document
      .querySelector('.wc-block-mini-cart__button')
      .setAttribute('aria-label', `Number of items in the cart: ${count}`);
    button.firstElementChild.textContent = '1 in cart';
    document.body.dispatchEvent(
      new CustomEvent('wc-blocks_added_to_cart', {bubbles: true, cancelable: true, detail: {preserveCartData: true}}),
    );
    window.dispatchEvent(
      new CustomEvent('wc-blocks_store_sync_required', {
        detail: {type: 'from_iAPI', quantityChanges: {productsPendingAdd: [id]}},
      }),
    );
  });
}
