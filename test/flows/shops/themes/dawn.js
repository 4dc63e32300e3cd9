// As Dawn's scripts speak to each other: functions of the page, names of messages in a constant that no other script sees.
const PUB_SUB_EVENTS = {cartUpdate: 'cart-update', cartError: 'cart-error'};
const subscribers = {};

function subscribe(eventName, callback) {
  subscribers[eventName] = [...(subscribers[eventName] ?? []), callback];
  return () => {
    subscribers[eventName] = subscribers[eventName].filter((one) => one !== callback);
  };
}

function publish(eventName, data) {
  for (const callback of subscribers[eventName] ?? []) callback(data);
}

const post = (path, fields) =>
  fetch(path, {method: 'POST', body: new URLSearchParams(fields)}).then((response) => response.json());
subscribe(PUB_SUB_EVENTS.cartUpdate, async () => {
  const cart = await fetch('/cart.js').then((response) => response.json());
  document.querySelector('.cart-count-bubble span').textContent = cart.item_count;
  document.querySelector('cart-drawer')?.removeAttribute('hidden');
});

for (const form of document.querySelectorAll('form[action="/cart/add"]')) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const fields = new FormData(form);
    const answer = await post('/cart/add', fields);
    if (answer.status) {
      const errors = answer.description;
      publish(PUB_SUB_EVENTS.cartError, {source: 'product-form', productVariantId: fields.get('id'), errors});
      const message = form.querySelector('.product-form__error-message');
      message.textContent = errors;
      message.hidden = false;
      return;
    }
    publish(PUB_SUB_EVENTS.cartUpdate, {source: 'product-form', productVariantId: fields.get('id'), cartData: answer});
  });
}
for (const button of document.querySelectorAll('[data-variant]')) {
  button.addEventListener('click', async (event) => {
    event.preventDefault();
    const variantId = button.dataset.variant;
    const cart = await post('/cart/change', {id: variantId, quantity: 0});
    button.closest('li').remove();
    publish(PUB_SUB_EVENTS.cartUpdate, {source: 'cart-items', cartData: cart, variantId});
  });
}
