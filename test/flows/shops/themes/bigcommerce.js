// As Cornerstone works: forms are sent in the background; how many pieces the cart holds is told on the body.
const $ = window.jQuery;
const before = Number(document.querySelector('script[data-quantity]').dataset.quantity);
const post = (path, fields) =>
  fetch(path, {method: 'POST', body: new URLSearchParams(fields)}).then((response) => response.json());
$(document.body).on('cart-quantity-update', (_event, quantity) => {
  document.querySelector('.cart-quantity').textContent = quantity;
});
$(document.body).trigger('cart-quantity-update', before);

document.querySelector('[data-cart-item-add]')?.addEventListener('submit', async (event) => {
  event.preventDefault();
  const {data} = await post('/remote/v1/cart/add', new FormData(event.target));
  if (data.error) {
    const alert = Object.assign(document.createElement('div'), {className: 'swal2-popup swal2-modal swal2-show'});
    alert.setAttribute('role', 'dialog');
    alert.append(Object.assign(document.createElement('div'), {className: 'swal2-content', textContent: data.error}));
    document.body.append(alert);
    return;
  }
  const modal = document.querySelector('#previewModal');
  modal.hidden = false;
  modal.firstElementChild.textContent = 'Ok, 1 item was added to your cart. What next?';
  $(document.body).trigger('cart-quantity-update', data.quantity);
});
for (const button of document.querySelectorAll('.cart-remove')) {
  button.addEventListener('click', async () => {
    const {data} = await post('/remote/v1/cart/remove', {id: button.dataset.cartItemid});
    button.closest('tr').remove();
    $(document.body).trigger('cart-quantity-update', data.quantity);
  });
}
