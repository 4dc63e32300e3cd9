// As themes of Shopify's standard events: sent before the cart is asked, with a promise of its answer.
const post = (path, fields) =>
  fetch(path, {method: 'POST', body: new URLSearchParams(fields)}).then((response) => response.json());
const send = (element, action, line) => {
  const answer = Promise.withResolvers();
  const event = new Event('shopify:cart:lines-update', {bubbles: true});
  element.dispatchEvent(Object.assign(event, {action, context: 'product', lines: [line], promise: answer.promise}));
  return answer;
};
const showCart = (cart) => {
  document.querySelector('.cart-count-bubble span').textContent = cart.item_count;
  document.querySelector('cart-drawer')?.removeAttribute('hidden');
};

for (const form of document.querySelectorAll('form[action="/cart/add"]')) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const fields = new FormData(form);
    const merchandiseId = `gid://shopify/ProductVariant/${fields.get('id')}`;
    const update = send(form, 'add', {merchandiseId, quantity: Number(fields.get('quantity'))});
    const answer = await post('/cart/add', fields);
    const cart = await fetch('/cart.js').then((response) => response.json());
    update.resolve({cart, userErrors: answer.status ? [{message: answer.description}] : []});
    if (!answer.status) showCart(cart);
  });
}
for (const button of document.querySelectorAll('[data-variant]')) {
  button.addEventListener('click', async (event) => {
    event.preventDefault();
    const update = send(button, 'remove', {id: 'gid://shopify/CartLine/1?cart=Zx81Secret', quantity: 0});
    const cart = await post('/cart/change', {id: button.dataset.variant, quantity: 0});
    update.resolve({cart, userErrors: []});
    button.closest('li').remove();
    showCart(cart);
  });
}
