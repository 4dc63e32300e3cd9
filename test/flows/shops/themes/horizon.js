// As Horizon before 4: one name for adds and changes of the cart, sent from the element that asked for it.
const post = (path, fields) =>
  fetch(path, {method: 'POST', body: new URLSearchParams(fields)}).then((response) => response.json());
const send = (element, name, detail) => {
  const event = new Event(name, {bubbles: true});
  event.detail = detail;
  element.dispatchEvent(event);
};
const showCart = (cart) => {
  document.querySelector('.cart-count-bubble span').textContent = cart.item_count;
  document.querySelector('cart-drawer')?.removeAttribute('hidden');
};

for (const form of document.querySelectorAll('form[action="/cart/add"]')) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const fields = new FormData(form);
    const answer = await post('/cart/add', fields);
    const data = {
      source: 'product-form-component',
      itemCount: Number(fields.get('quantity')),
      productId: form.dataset.productId,
    };
    if (answer.status) {
      send(form, 'cart:error', {sourceId: 'form', data: {message: answer.message, description: answer.description}});
      send(form, 'cart:update', {resource: {}, sourceId: 'form', data: {...data, didError: true}});
      return;
    }
    const cart = await fetch('/cart.js').then((response) => response.json());
    send(form, 'cart:update', {resource: cart, sourceId: fields.get('id'), data});
    showCart(cart);
  });
}
for (const button of document.querySelectorAll('[data-variant]')) {
  button.addEventListener('click', async (event) => {
    event.preventDefault();
    const cart = await post('/cart/change', {id: button.dataset.variant, quantity: 0});
    const drawer = button.closest('cart-drawer,cart-items');
    button.closest('li').remove();
    showCart(cart);
    const data = {source: 'cart-items-component', itemCount: cart.item_count};
    send(drawer, 'cart:update', {resource: cart, sourceId: 'cart', data});
  });
}
