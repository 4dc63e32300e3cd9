// As WooCommerce's add-to-cart.js works on lists: it asks, and tells on the body by jQuery.
const $ = window.jQuery;
for (const button of document.querySelectorAll('.ajax_add_to_cart')) {
  button.addEventListener('click', async (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    button.classList.add('loading');
    const {product_id, quantity} = button.dataset;
    $(document.body).trigger('adding_to_cart', [[button], {product_id, quantity}]);
    const answer = await fetch('/?wc-ajax=add_to_cart', {
      method: 'POST',
      body: new URLSearchParams({product_id, quantity}),
    }).then((response) => response.json());
    if (answer.error) {
      location.href = answer.product_url;
      return;
    }
    document.querySelector('.cart-contents .count').textContent = answer.fragments.count;
    button.classList.replace('loading', 'added');
    button.insertAdjacentHTML('afterend', '<a href="/cart/" class="added_to_cart wc-forward">View cart</a>');
    $(document.body).trigger('added_to_cart', [answer.fragments, answer.cart_hash, {0: button, length: 1}]);
  });
}
for (const heart of document.querySelectorAll('.add_to_wishlist')) {
  heart.addEventListener('click', (event) => {
    event.preventDefault();
    $(document.body).trigger('added_to_wishlist', [{0: heart, length: 1}]);
  });
}
