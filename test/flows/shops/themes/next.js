// As an app on Next.js moves: the address first, the page when it has come, the one before kept hidden.
const app = document.querySelector('#app');
app.innerHTML = `<header><form role="search"><input type="search" name="q" aria-label="Search products"></form><a href="/cart" aria-label="Shopping cart"><span class="badge"></span></a></header>
  <div id="pages"></div><section aria-label="Notifications" aria-live="polite"><ol data-sonner-toaster></ol></section>`;
const badge = document.querySelector('.badge');
const show = () => {
  badge.textContent = count || '';
};
const toast = (text) => {
  document.querySelector('[data-sonner-toaster]').innerHTML = `<li data-sonner-toast>${text}</li>`;
};
const action = async (...args) => {
  const answer = await fetch(location.href, {
    method: 'POST',
    headers: {'Next-Action': '7f', 'Content-Type': 'text/plain'},
    body: JSON.stringify(args),
  }).then((response) => response.json());
  count = answer.count;
  return answer;
};
const cards = (goods) =>
  `<ul>${goods.map((good) => `<li><a href="/product/${good.handle}"><img alt="" src="/x.png"><h3>${good.name}</h3></a><p>€${good.price.toFixed(2)}</p></li>`).join('')}</ul>`;
async function render(path, query) {
  const good = GOODS.find(({handle}) => path === `/product/${handle}`);
  if (good) {
    const options =
      good.id === '812' ? '<select id="size"><option value="">Size</option><option>XL</option></select>' : '';
    return [
      good.name,
      `<h1>${good.name}</h1><p>€${good.price.toFixed(2)}</p><p>SKU: L${good.id}</p>${options}<input type="number" name="quantity" value="2"><button id="add" data-id="${good.id}">Add to Cart</button><p>Goes well with a <a class="goes-with" href="/product/linen-duvet">linen duvet</a></p>`,
    ];
  }
  if (path === '/cart') {
    const lines = await fetch('/api/lines').then((response) => response.json());
    const rows = lines.map(({id, quantity}) => {
      const one = GOODS.find((other) => other.id === id);
      return `<li class="line"><a href="/product/${one.handle}"><img alt="" src="/x.png">${one.name}</a><p>€${one.price.toFixed(2)}</p><p>Quantity: ${quantity}</p><button class="out" data-id="${id}" aria-label="Remove ${one.name}">×</button></li>`;
    });
    return ['Cart', `<h1>Cart</h1><ul>${rows.join('')}</ul><a href="/checkout" id="checkout">Proceed to Checkout</a>`];
  }
  if (path === '/checkout') return ['Checkout', '<h1>Checkout</h1><button id="pay">Place Order</button>'];
  if (path.startsWith('/order-confirmation/')) return ['Thanks', '<h1>Order confirmed</h1>'];
  const sought = query.get('q')?.toLowerCase();
  if (sought)
    return ['Search', `<h1>Results</h1>${cards(GOODS.filter(({name}) => name.toLowerCase().includes(sought)))}`];
  return ['Beds', `<h1>Beds</h1>${cards(GOODS)}`];
}
async function arrive() {
  document.title = '';
  await new Promise((resolve) => setTimeout(resolve, 150));
  const [title, markup] = await render(location.pathname, new URLSearchParams(location.search));
  const pages = document.querySelector('#pages');
  for (const one of pages.children) one.hidden = true;
  pages.insertAdjacentHTML('beforeend', `<main>${markup}</main>`);
  document.title = title;
  show();
  // What links lead to is fetched ahead, the cart and the checkout among it
  for (const to of ['/cart', '/checkout'])
    void fetch(`${to}?_rsc=1k2j3`, {headers: {RSC: '1', 'Next-Router-Prefetch': '1'}});
}
const go = (to) => {
  history.pushState(null, '', to);
  void arrive();
};
document.addEventListener('click', async (event) => {
  const control = event.target.closest('a,button');
  if (!control) return;
  if (control.matches('a')) {
    event.preventDefault();
    go(control.getAttribute('href'));
  } else if (control.id === 'add') {
    const size = control.parentElement.querySelector('#size');
    if (size && !size.value) return toast('Please select a size');
    const {ok} = await action(control.dataset.id, 2);
    toast(ok ? 'Added to cart' : 'Insufficient stock');
    show();
  } else if (control.matches('.out')) {
    await action(control.dataset.id, -1);
    control.closest('li').remove();
    show();
  } else if (control.id === 'pay') {
    await action('', 0);
    go('/order-confirmation/Zx81Secret');
  }
});
document.querySelector('form').addEventListener('submit', (event) => {
  event.preventDefault();
  go(`/search?q=${encodeURIComponent(event.target.elements.q.value)}`);
});
addEventListener('popstate', () => void arrive());
void arrive();
