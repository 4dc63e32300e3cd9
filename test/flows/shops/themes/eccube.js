// As the product page of EC-CUBE 4 adds: the answer, good or bad, is shown in one dialog.
document.querySelector('.add-cart')?.addEventListener('click', async (event) => {
  event.preventDefault();
  const form = event.target.closest('form');
  const {messages} = await fetch(form.action, {method: 'POST', body: new URLSearchParams(new FormData(form))}).then(
    (response) => response.json(),
  );
  document.querySelector('#ec-modal-header').textContent = messages.join('');
  document.querySelector('.ec-modal-overlay').hidden = false;
  document.querySelector('.ec-cartNavi a').innerHTML = await fetch('/block/cart').then((response) => response.text());
});
document.querySelector('.ec-modal-close')?.addEventListener('click', () => {
  document.querySelector('.ec-modal-overlay').hidden = true;
});
