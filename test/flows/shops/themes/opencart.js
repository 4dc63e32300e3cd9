// As OpenCart's common.js works: forms that are sent by script, alerts at the top, errors beside their fields.
const say = (kind, html) => {
  document
    .querySelector('#alert')
    .insertAdjacentHTML('afterbegin', `<div class="alert alert-${kind} alert-dismissible"> ${html}</div>`);
};
async function send(form, action) {
  const json = await fetch(action, {method: 'POST', body: new URLSearchParams(new FormData(form))}).then((response) =>
    response.json(),
  );
  for (const old of document.querySelectorAll('.invalid-feedback')) old.classList.remove('d-block');
  for (const [key, text] of Object.entries(json.error ?? {})) {
    const place = document.querySelector(`#error-${key.replaceAll('_', '-')}`);
    if (!place) say('danger', text);
    else {
      place.textContent = text;
      place.classList.add('d-block');
    }
  }
  if (!json.success) return;
  say('success', json.success);
  if (json.total) document.querySelector('#wishlist-total span').textContent = json.total;
  const {ocLoad = '/index.php?route=common/cart.info', ocTarget = '#cart'} = form.dataset;
  document.querySelector(ocTarget).innerHTML = await fetch(ocLoad).then((response) => response.text());
}
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.id === 'form-product') {
    event.preventDefault();
    void send(form, '/index.php?route=checkout/cart.add&language=en-gb');
  } else if (form.dataset.ocToggle === 'ajax') {
    event.preventDefault();
    void send(form, event.submitter.formAction);
  }
});
