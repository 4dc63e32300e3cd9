// As Luma's widgets work: the form is sent in the background, its answer told on the document.
const $ = window.jQuery;
const post = (path, fields) =>
  fetch(path, {method: 'POST', body: new URLSearchParams(fields)}).then((response) => response.json());
const reload = async () => {
  const sections = await fetch('/customer/section/load/').then((response) => response.json());
  localStorage.setItem('mage-cache-storage', JSON.stringify(sections));
  document.querySelector('.counter-number').textContent = sections.cart.summary_count;
  return sections.cart;
};
localStorage.setItem('mage-cache-storage', `{"cart": ${document.querySelector('#cart-data').textContent}}`);

document.querySelector('#product_addtocart_form')?.addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = event.target;
  const response = await post(form.getAttribute('action'), new FormData(form));
  const productIds = [form.elements.product.value];
  $(document).trigger('ajax:addToCart', {sku: form.dataset.productSku, productIds, form: [form], response});
  if (response.backUrl) location.assign(response.backUrl);
  else await reload();
});
for (const link of document.querySelectorAll('[data-cart-item]')) {
  link.addEventListener('click', async (event) => {
    event.preventDefault();
    const {items} = JSON.parse(localStorage.getItem('mage-cache-storage')).cart;
    const {product_id: id} = items.find((item) => item.item_id === link.dataset.cartItem);
    await post('/checkout/sidebar/removeItem/', {item_id: link.dataset.cartItem});
    $(document).trigger('ajax:removeFromCart', {productIds: [id], productInfo: [{id}]});
    await reload();
    location.reload();
  });
}
for (const link of document.querySelectorAll('[data-post]')) {
  link.addEventListener('click', (event) => {
    event.preventDefault();
    const {action, data} = JSON.parse(link.dataset.post);
    const form = Object.assign(document.createElement('form'), {method: 'post', action});
    for (const [name, value] of Object.entries(data)) {
      form.append(Object.assign(document.createElement('input'), {type: 'hidden', name, value}));
    }
    document.body.append(form);
    form.submit();
  });
}
