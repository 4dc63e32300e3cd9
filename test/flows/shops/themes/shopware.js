// As Shopware's plugins work: each sends its events to its own element, where they do not bubble.
const publish = (element, name, detail) => element.dispatchEvent(new CustomEvent(name, {detail}));
const wishlist = document.querySelector('#wishlist-basket');

for (const form of document.querySelectorAll('[data-add-to-cart]')) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    publish(form, 'beforeFormSubmit', new FormData(form));
    const body = new URLSearchParams(new FormData(form));
    const response = await fetch(form.getAttribute('action'), {method: 'POST', body});
    const cart = document.querySelector('.cart-offcanvas') ?? document.createElement('div');
    cart.className = 'offcanvas offcanvas-end cart-offcanvas show';
    const content = new DOMParser().parseFromString(await response.text(), 'text/html').body;
    cart.replaceChildren(...content.childNodes);
    document.body.append(cart);
    document.querySelector('.header-cart-badge').textContent = cart.querySelectorAll('.line-item').length;
    publish(form, 'openOffCanvasCart', {});
  });
}
for (const heart of document.querySelectorAll('[data-add-to-wishlist]')) {
  heart.addEventListener('click', (event) => {
    event.preventDefault();
    const isAdded = heart.classList.toggle('product-wishlist-added');
    heart.classList.toggle('product-wishlist-not-added', !isAdded);
    publish(wishlist, isAdded ? 'Wishlist/onProductAdded' : 'Wishlist/onProductRemoved', {productId: heart.dataset.id});
  });
}
