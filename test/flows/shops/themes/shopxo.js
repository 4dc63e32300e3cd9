// As ShopXO's scripts work: guests meet a login window, answers a toast.
const prompt = (text, kind) => {
  document.querySelector('#common-prompt')?.remove();
  document.body.insertAdjacentHTML(
    'beforeend',
    `<div id="common-prompt" class="am-alert am-alert-${kind}"><p>${text}</p></div>`,
  );
};
const ask = (route, fields) =>
  fetch(`/?s=${route}.html`, {method: 'POST', body: new URLSearchParams(fields)}).then((response) => response.json());
const needsLogin = () => {
  if (window.__user_id__) return false;
  document.body.insertAdjacentHTML(
    'beforeend',
    '<div class="am-popup am-modal-active"><h4>登录</h4><form><input name="accounts"><input type="password" name="pwd"></form></div>',
  );
  return true;
};
const detail = document.querySelector('.system-goods-detail');
let spec = '';
document.querySelector('.sku-line')?.addEventListener('click', (event) => {
  spec = event.target.dataset.value;
});
document.querySelector('.cart-submit')?.addEventListener('click', async () => {
  if (needsLogin()) return;
  const stock = document.querySelector('.operate-number-input').value;
  const goods_data = btoa(encodeURIComponent(JSON.stringify([{goods_id: detail.dataset.id, stock, spec}])));
  const {code, msg, data} = await ask('cart/save', {goods_data});
  prompt(msg, code === 0 ? 'success' : 'danger');
  if (code === 0) document.querySelector('.common-cart-total').textContent = data.buy_number;
});
document.querySelector('.favor-submit')?.addEventListener('click', async (event) => {
  if (needsLogin()) return;
  const heart = event.currentTarget;
  const {msg, data} = await ask('goods/favor', {id: heart.dataset.gid});
  heart.querySelector('.name').textContent = data.text;
  prompt(msg, 'success');
});
for (const button of document.querySelectorAll('.submit-delete')) {
  button.addEventListener('click', async () => {
    const {msg, data} = await ask('cart/delete', {id: button.dataset.id});
    button.closest('tr').remove();
    document.querySelector('.common-cart-total').textContent = data.buy_number;
    prompt(msg, 'success');
  });
}
