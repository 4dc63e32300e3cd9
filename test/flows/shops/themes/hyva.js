// As Hyvä works: forms are sent as forms; what is the visitor's own is loaded after each page, and told to all.
const load = async () => {
  const data = await fetch('/customer/section/load/').then((response) => response.json());
  localStorage.setItem('mage-cache-storage', JSON.stringify(data));
  window.dispatchEvent(new CustomEvent('private-content-loaded', {detail: {data}}));
  document.querySelector('.counter-number').textContent = data.cart.summary_count;
};
load();
for (const link of document.querySelectorAll('[data-cart-item]')) {
  link.addEventListener('click', async (event) => {
    event.preventDefault();
    const body = new URLSearchParams({item_id: link.dataset.cartItem});
    await fetch('/checkout/sidebar/removeItem/', {method: 'POST', body});
    link.closest('tr').remove();
    await load();
  });
}
