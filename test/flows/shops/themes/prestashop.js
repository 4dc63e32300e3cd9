// As PrestaShop's core.js and its modules speak: an emitter on `prestashop`, a bus of the wishlist's own.
const createEmitter = (on, off, emit) => {
  let listeners = [];
  return {
    [on]: (name, listener) => listeners.push({name, listener}),
    [off](name, listener) {
      listeners = listeners.filter((one) => one.name !== name || one.listener !== listener);
    },
    [emit](name, told) {
      for (const one of listeners) if (one.name === name) one.listener(told);
    },
  };
};
Object.assign(prestashop, createEmitter('on', 'removeListener', 'emit'));
window.WishlistEventBus = createEmitter('$on', '$off', '$emit');
const post = (path, fields) =>
  fetch(path, {method: 'POST', body: new URLSearchParams(fields)}).then((response) => response.json());
prestashop.on('updateCart', ({resp}) => {
  document.querySelector('.cart-products-count').textContent = `(${resp.cart.products_count})`;
});

document.querySelector('[data-button-action="add-to-cart"]')?.addEventListener('click', async (event) => {
  event.preventDefault();
  const resp = await post('/cart', new FormData(event.target.closest('form')));
  prestashop.emit('updateCart', {
    reason: {
      idProduct: resp.id_product,
      idProductAttribute: resp.id_product_attribute,
      linkAction: 'add-to-cart',
      cart: resp.cart,
    },
    resp,
  });
});
document.querySelector('#group_1')?.addEventListener('change', async (event) => {
  const old = document.querySelector('#product-details');
  const {id} = JSON.parse(old.dataset.product);
  const query = new URLSearchParams({id_product: id, group: event.target.value});
  const details = await fetch(`/combination?${query}`).then((response) => response.json());
  const fresh = Object.assign(document.createElement('div'), {id: 'product-details', className: 'js-product-details'});
  fresh.dataset.product = JSON.stringify(details);
  old.replaceWith(fresh);
  const price = document.querySelector('.current-price-value');
  price.setAttribute('content', details.price_amount);
  price.textContent = `€${details.price_amount.toFixed(2)}`;
  prestashop.emit('updatedProduct', {id_product_attribute: details.id_product_attribute});
});
for (const link of document.querySelectorAll('[data-link-action="delete-from-cart"]')) {
  link.addEventListener('click', async (event) => {
    event.preventDefault();
    const resp = await post('/cart', {delete: 1, id_product: link.dataset.idProduct});
    prestashop.emit('updateCart', {reason: {...link.dataset}, resp});
    link.closest('li').remove();
  });
}
for (const heart of document.querySelectorAll('.wishlist-button-add')) {
  heart.addEventListener('click', async (event) => {
    event.preventDefault();
    const icon = heart.querySelector('i');
    const isChecked = icon.textContent === 'favorite';
    const productId = Number(heart.parentElement.dataset.productId);
    const {success, message} = await post('/module/blockwishlist/action', {product: productId});
    WishlistEventBus.$emit('showToast', {detail: {type: success ? 'success' : 'error', message}});
    if (!isChecked) WishlistEventBus.$emit('addedToWishlist', {detail: {productId, listId: 1}});
    if (success) icon.textContent = isChecked ? 'favorite_border' : 'favorite';
  });
}
