// As the reference architecture works: answers are told on the body, by jQuery.
const $ = window.jQuery;
const CONTROLLER = '/on/demandware.store/Sites-Linen-Site/en_GB';
const ask = (path, fields, method = 'POST') =>
  fetch(method === 'GET' ? `${path}?${new URLSearchParams(fields)}` : path, {
    method,
    ...(method === 'POST' && {body: new URLSearchParams(fields)}),
  }).then((response) => response.json());
const count = (quantity) => {
  document.querySelector('.minicart-quantity').textContent = quantity;
};
const say = (name, ok, text) => {
  const box = Object.assign(document.createElement('div'), {className: name});
  const alert = Object.assign(document.createElement('div'), {textContent: text});
  alert.className = `alert text-center ${name.replace('messages', 'alert')} ${ok ? 'alert-success' : 'alert-danger'}`;
  alert.setAttribute('role', 'alert');
  box.append(alert);
  document.body.append(box);
};

document.querySelector('.color-attribute')?.addEventListener('click', (event) => {
  document.querySelector('.product-id').textContent = event.target.dataset.variant;
});
document.querySelector('.add-to-cart')?.addEventListener('click', async () => {
  const pid = document.querySelector('.product-id').textContent;
  const quantity = document.querySelector('.quantity-select').value;
  const data = await ask(`${CONTROLLER}/Cart-AddProduct`, {pid, quantity});
  count(data.quantityTotal);
  say('add-to-cart-messages', !data.error, data.message);
  $(document.body).trigger('product:afterAddToCart', data);
});
for (const heart of document.querySelectorAll('.add-to-wish-list,.wishlistTile')) {
  heart.addEventListener('click', async (event) => {
    event.preventDefault();
    const {pid} = heart.closest('[data-pid]').dataset;
    const data = await ask(`${CONTROLLER}/Wishlist-AddProduct`, {pid});
    say('add-to-wishlist-messages', data.success, data.msg);
  });
}
let leaving = null;
for (const button of document.querySelectorAll('.remove-product')) {
  button.addEventListener('click', () => {
    leaving = button;
    document.querySelector('.modal').hidden = false;
  });
}
document.querySelector('.cart-delete-confirmation-btn')?.addEventListener('click', async () => {
  const {pid, uuid} = leaving.dataset;
  const {basket} = await ask(`${CONTROLLER}/Cart-RemoveProductLineItem`, {pid, uuid}, 'GET');
  leaving.closest('.card').remove();
  document.querySelector('.modal').hidden = true;
  count(basket.numItems);
  $(document.body).trigger('cart:update');
});
