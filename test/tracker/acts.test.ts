import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import {click, openShop, type Shop, type ShopOptions, say, storedText, write} from './shop.ts';

const holder = window as unknown as {dataLayer?: unknown[]};
const LD = JSON.stringify({
  '@type': 'Product',
  name: 'Linen duvet',
  sku: 'LIN-3',
  offers: {price: 129.9, priceCurrency: 'EUR'},
});
const product = (count: number | '' = 0, rest = '') => `
  <script type="application/ld+json">${LD}</script>
  <header><a href="/cart" class="cart">Cart <b>${count}</b></a><a href="/wishlist">Wish list (<i>0</i>)</a></header>
  <main><h1>Linen duvet</h1><form action="/cart/add"><input name="qty" value="2"><button>Add to cart</button></form>
    <button id="like" aria-label="Add to wishlist">♡</button><button id="buy">Buy it now</button></main>${rest}`;
const row = (id: string, quantity: number) => `
  <tr class="cart-item"><td><img alt=""><a href="/p/${id}">Chair ${id}</a></td><td>€ 10</td>
    <td><input name="qty" value="${quantity}"><button aria-label="Remove Chair ${id}">×</button></td></tr>`;

let shop: Shop;
beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  shop.tracker.stop();
  delete holder.dataLayer;
  sessionStorage.clear();
  localStorage.clear();
  vi.useRealTimers();
});

const open = async (options: ShopOptions = {}, body = product()) => {
  shop = await openShop('/linen', body, options);
};
const add = () => click('main form button');
const count = (to: number) => {
  document.querySelector('header b')!.textContent = `${to}`;
};
/** Another document of the same tab. */
const next = async (path: string, body: string) => {
  window.dispatchEvent(new Event('pagehide'));
  shop.tracker.stop();
  const before = shop.events;
  shop = await openShop(path, body);
  shop.events.unshift(...before);
};

describe('an add is told', () => {
  const told = [{type: 'add', quantity: 2, item: {itemId: 'LIN-3', title: 'Linen duvet'}}];

  test('when the number at the cart rises', async () => {
    await open();
    add();
    await shop.rest(3000);
    expect(shop.of('add')).toEqual([]);
    count(2);
    await shop.rest();
    expect(shop.of('add')).toMatchObject(told);
  });

  test('in a language that we do not know, by what the shop’s own code calls its button', async () => {
    const foreign = '<button type="button" class="btn-cart">Kariin</button>';
    await open({}, product().replace('<button>Add to cart</button>', foreign).replace('action="/cart/add"', ''));
    add();
    count(2);
    await shop.rest();
    expect(shop.of('add')).toMatchObject(told);
  });

  test('when a number appears that is no more than was added', async () => {
    await open({}, product(''));
    add();
    count(1);
    await shop.rest();
    expect(shop.of('add')).toMatchObject(told);
  });

  test.each([
    'Linen duvet has been added to your cart.',
    'Linen duvet wurde in den Warenkorb gelegt: erfolgreich hinzugefügt',
    'Produit ajouté au panier',
    '已成功加入购物车',
    'カートに追加しました',
    '장바구니에 담았습니다',
    'Товар добавлен в корзину',
    'Ürün sepete eklendi',
  ])('when the shop says "%s"', async (text) => {
    await open();
    add();
    say(text);
    await shop.rest();
    expect(shop.of('add')).toMatchObject(told);
  });

  test('when a drawer opens that names the item', async () => {
    await open({}, product(0, '<aside class="cart-drawer" hidden>Your cart</aside>'));
    add();
    const drawer = document.querySelector('aside')!;
    drawer.hidden = false;
    drawer.textContent = 'Your cart: 2 × Linen duvet, € 259.80';
    await shop.rest();
    expect(shop.of('add')).toMatchObject(told);
  });

  test('when its button waits in the meantime, whatever its classes say it would look like', async () => {
    await open();
    const button = document.querySelector('form button')!;
    button.className = 'btn-danger aria-invalid:ring-red';
    const field = document.querySelector('form')!;
    field.insertAdjacentHTML('beforeend', '<p class="data-[invalid=true]:text-error">2 left</p>');
    add();
    button.textContent = 'Adding…';
    field.querySelector('p')!.textContent = 'One moment';
    await shop.rest();
    count(2);
    await shop.rest();
    expect(shop.of('add')).toMatchObject(told);
  });

  test('when its button says so', async () => {
    await open();
    add();
    document.querySelector('form button')!.textContent = 'Added ✓';
    await shop.rest();
    expect(shop.of('add')).toMatchObject(told);
  });

  test("when the cart's cookie changes and nothing speaks against it", async () => {
    await open();
    add();
    localStorage.setItem('shop_cart', '["LIN-3"]');
    await shop.rest(1500);
    expect(shop.of('add')).toEqual([]);
    await shop.rest(1500);
    expect(shop.of('add')).toMatchObject(told);
  });

  test.each([
    ['lists it', '/cart', '<main><table>' + row('LIN', 2).replaceAll('Chair LIN', 'Linen duvet') + '</table></main>'],
    [
      'says so',
      '/linen',
      '<div class="woocommerce-message" role="alert">“Linen duvet” has been added to your cart.</div>',
    ],
    ['counts more', '/linen', product(2)],
  ])('when the next page %s', async (_, path, body) => {
    await open();
    add();
    await next(path, body);
    expect(shop.of('add')).toMatchObject(told);
    await next(path, body);
    expect(shop.of('add')).toHaveLength(1);
  });
});

describe('an add is not told', () => {
  test('when nothing comes of it', async () => {
    await open();
    add();
    await shop.rest(60_000);
    expect(shop.of('add')).toEqual([]);
  });

  test.each([
    'Please select a size',
    'This field is required',
    'Sorry, Linen duvet is out of stock',
    '请选择规格',
    '请先登录',
    '库存不足',
    'サイズを選択してください',
    'Bitte wählen Sie eine Größe',
    'Veuillez sélectionner une taille',
  ])('when the shop says "%s", whatever its cookies do', async (text) => {
    await open();
    add();
    localStorage.setItem('cart', '1');
    say(text);
    await shop.rest(20_000);
    expect(shop.of('add')).toEqual([]);
  });

  test('when a drawer that names the item has an error in it', async () => {
    await open();
    add();
    document.body.insertAdjacentHTML(
      'beforeend',
      `<aside class="drawer">${'Your cart: Linen duvet. '.repeat(20)}<p class="alert-danger">Nicht so viele</p></aside>`,
    );
    await shop.rest(20_000);
    expect(shop.of('add')).toEqual([]);
  });

  test('when the shop asks to log in', async () => {
    await open();
    add();
    document.body.insertAdjacentHTML('beforeend', '<dialog open>Welcome <input type="password"></dialog>');
    await shop.rest(20_000);
    expect(shop.of('add')).toEqual([]);
  });

  test('when the form does not pass', async () => {
    await open();
    add();
    document.querySelector('input')!.dispatchEvent(new Event('invalid'));
    count(2);
    await shop.rest();
    expect(shop.of('add')).toEqual([]);
  });

  test('when a message that was there before goes on to say so', async () => {
    await open({}, product(0, '<p role="status">Something else has been added to your cart</p>'));
    add();
    await shop.rest(20_000);
    expect(shop.of('add')).toEqual([]);
  });

  test('when it is the next page that refuses it', async () => {
    await open();
    add();
    await next('/linen', product(0, '<p class="message error">Choose a size</p>'));
    await shop.rest(20_000);
    expect(shop.of('add')).toEqual([]);
  });

  test('on the next page without consent to keep anything', async () => {
    await open({consent: () => 'memory'});
    add();
    expect(storedText()).toBe('');
    await next('/linen', product(2));
    expect(shop.of('add')).toEqual([]);
  });
});

test('two adds are two, a press and a submit are one', async () => {
  await open();
  const both = () => {
    add();
    add(); // as fast as no finger is
    document.querySelector('form')!.dispatchEvent(new Event('submit', {bubbles: true, cancelable: true}));
  };
  both();
  count(2);
  await shop.rest(3000);
  both();
  count(4);
  await shop.rest(3000);
  expect(shop.of('add')).toHaveLength(2);
});

test('a number that rises is that of the latest press: the one before was refused without a word', async () => {
  const card = (id: string) =>
    `<li class="card"><a href="/p/${id}"><img alt=""><h3>Chair ${id}</h3></a> <span>€ 10</span><button aria-label="Add to cart"></button></li>`;
  shop = await openShop(
    '/chairs',
    `<header><a href="/cart">Cart <b>0</b></a></header><ul>${['A', 'B', 'C'].map(card).join('')}</ul>`,
  );
  click('li:nth-child(1) button');
  await shop.rest(3000);
  click('li:nth-child(2) button');
  count(1);
  await shop.rest(20_000);
  expect(shop.of('add')).toMatchObject([{item: {itemId: '/p/B'}}]);
});

describe('a data layer that speaks at the press', () => {
  const push = () =>
    holder.dataLayer!.push({event: 'add_to_cart', ecommerce: {items: [{item_id: 'LIN-3', quantity: 4}]}});

  test('is not believed where a number at the cart stays as it is', async () => {
    holder.dataLayer = [];
    await open();
    add();
    push();
    await shop.rest(20_000);
    expect(shop.of('add')).toEqual([]);
  });

  test('knows the quantity better', async () => {
    holder.dataLayer = [];
    await open();
    add();
    push();
    count(4);
    await shop.rest();
    expect(shop.of('add')).toMatchObject([{quantity: 4, item: {title: 'Linen duvet'}}]);
  });

  test('is believed where no number is shown and nothing refuses', async () => {
    holder.dataLayer = [];
    await open({}, product(''));
    add();
    push();
    await shop.rest(3000);
    expect(shop.of('add')).toMatchObject([{quantity: 4}]);
    await shop.rest(20_000);
    expect(shop.of('add')).toHaveLength(1);
  });

  test('may call the item by an id that only the pressed form bears', async () => {
    holder.dataLayer = [];
    const whole = LD.replace('"EUR"', '"EUR","availability":"InStock"');
    const body = product()
      .replace(LD, whole)
      .replace('<input', '<input type="hidden" name="product_id" value="7701"><input');
    await open({}, body);
    add();
    count(2);
    await shop.rest(1000);
    holder.dataLayer.push({event: 'add_to_cart', ecommerce: {items: [{item_id: '7701', quantity: 2}]}});
    await shop.rest(20_000);
    expect(shop.of('add')).toMatchObject([{quantity: 2, item: {itemId: 'LIN-3', aliases: ['/linen', '7701']}}]);
  });

  test('repeats what the number has told already', async () => {
    holder.dataLayer = [];
    await open();
    add();
    count(2);
    await shop.rest(1000);
    push();
    await shop.rest(20_000);
    expect(shop.of('add')).toHaveLength(1);
  });
});

describe('a favourite', () => {
  test('is told when its heart is filled, and taken back when it is emptied', async () => {
    await open();
    const like = document.querySelector('#like')!;
    click('#like');
    like.classList.add('is-active');
    await shop.rest(3000);
    click('#like');
    like.classList.remove('is-active');
    await shop.rest(3000);
    expect(shop.events.map(({type}) => type).filter((type) => /fav/.test(type))).toEqual(['favorite', 'unfavorite']);
  });

  test('is not told of guests who are asked to log in', async () => {
    await open();
    click('#like');
    document.querySelector('#like')!.classList.add('active');
    say('You must login or create an account to save Linen duvet to your wish list!');
    await shop.rest(20_000);
    expect(shop.of('favorite')).toEqual([]);
  });
});

describe("on the cart's page", () => {
  const cart = (...rows: string[]) =>
    `<header><a href="/cart">Cart <b>3</b></a></header><main><table>${rows.join('')}</table></main>`;

  test('an item is removed when its line is gone', async () => {
    shop = await openShop('/cart', cart(row('A', 1), row('B', 2)));
    click('tr:nth-child(2) button');
    await shop.rest(3000);
    expect(shop.of('remove')).toEqual([]);
    document.querySelector('tr:nth-child(2)')!.remove();
    await shop.rest();
    expect(shop.of('remove')).toMatchObject([{quantity: 2, item: {itemId: '/p/B'}}]);
  });

  test('a line says how many between fewer and more, and what all of them cost', async () => {
    const line = (id: string, many: string) => `<div class="cart__item"><img alt=""><a href="/p/${id}">Chair ${id}</a>
      <div>${many}</div><button>−</button><span>3</span><button>+</button><button>Remove</button></div>`;
    shop = await openShop(
      '/cart',
      cart(line('A', '€ 30.00'), line('B', '<i>€ 10.00</i> each, <b>€ 30.00</b>')).replaceAll('table>', 'div>'),
    );
    click('.cart__item:last-of-type button:last-of-type');
    document.querySelector('.cart__item:last-of-type')!.remove();
    await shop.rest();
    click('.cart__item button:last-of-type');
    document.querySelector('.cart__item')!.remove();
    await shop.rest();
    expect(shop.of('remove')).toMatchObject([
      {quantity: 3, item: {itemId: '/p/B', price: 10}},
      {quantity: 3, item: {itemId: '/p/A'}},
    ]);
    expect(JSON.stringify(shop.of('remove'))).not.toContain('"price":30');
  });

  test('controls beside a count are one more and one fewer, once the shop has followed', async () => {
    const line = (
      id: string,
    ) => `<div class="cart__item"><a href="/p/${id}">Chair ${id}</a> <b>€ 10.00</b> <i>€ 20.00</i>
      <div><button class="fewer"><svg></svg></button><span>2</span><span><button class="more" aria-label="Add one"></button></span></div>
      <button class="refresh"><svg></svg></button></div>`;
    shop = await openShop('/cart', cart(line('A'), line('B')).replaceAll('table>', 'div>'));
    click('.cart__item:last-of-type .more');
    await shop.rest(9000); // in vain
    click('.cart__item:last-of-type .more');
    count(4);
    await shop.rest();
    click('.cart__item .fewer');
    count(3);
    await shop.rest();
    click('.cart__item .refresh');
    count(4);
    await shop.rest();
    expect(shop.of('add')).toMatchObject([{quantity: 1, item: {itemId: '/p/B', price: 10}}]);
    expect(shop.of('remove')).toMatchObject([{quantity: 1, item: {itemId: '/p/A', price: 10}}]);
  });

  test('a smaller quantity removes what it is less by', async () => {
    shop = await openShop('/cart', cart(row('A', 1), row('B', 5)));
    const input = document.querySelector<HTMLInputElement>('tr:nth-child(2) input')!;
    input.dispatchEvent(new Event('focusin', {bubbles: true}));
    input.value = '2';
    input.dispatchEvent(new Event('change', {bubbles: true}));
    count(0);
    await shop.rest();
    expect(shop.of('remove')).toMatchObject([{quantity: 3, item: {itemId: '/p/B'}}]);
  });
});

describe('an order', () => {
  const thanks = '<h1>Thank you</h1><p>Order R-77, ann@example.com</p>';
  const bought = () =>
    shop.of('purchase').map((event) => {
      const {item, quantity} = event as {item: {itemId: string}; quantity: number};
      return [item.itemId, quantity];
    });

  test('is what lay in the cart where the thank-you page does not list it, and counted once', async () => {
    shop = await openShop('/cart', `<main><table>${row('A', 1)}${row('B', 2)}</table></main>`);
    await next('/checkout', '<h1>Checkout</h1>');
    await next('/checkout/success?order=R-77&key=s3cret', thanks);
    await shop.rest(2000);
    await next('/checkout/success?order=R-77&key=s3cret', thanks);
    await shop.rest(2000);
    expect(bought()).toEqual([
      ['/p/A', 1],
      ['/p/B', 2],
    ]);
    expect(storedText()).not.toMatch(/R-77|s3cret|ann@/);
  });

  test('is what was bought at once, past the cart', async () => {
    await open();
    click('#buy');
    await next('/checkout', '<h1>Checkout</h1>');
    await next('/checkout/success', thanks);
    await shop.rest(2000);
    expect(shop.of('add')).toEqual([]);
    expect(bought()).toEqual([['LIN-3', 2]]);
  });

  test('is told by one source: what a data layer says is not told again from the cart', async () => {
    shop = await openShop('/cart', `<main><table>${row('A', 1)}</table></main>`);
    holder.dataLayer = [{event: 'purchase', ecommerce: {items: [{item_id: 'SKU-A', quantity: 1}]}}];
    await next('/checkout/success', thanks);
    await shop.rest(3000);
    expect(bought()).toEqual([['SKU-A', 1]]);
  });

  test('of a shop whose checkout is elsewhere is told when its cart has been emptied', async () => {
    await open();
    add();
    count(2);
    await shop.rest();
    write(product(2, '<a href="/checkouts/cn/1" id="go">Check out</a>'));
    click('#go');
    await next('/', product(0).replace(/<main>.*<\/main>/s, ''));
    await shop.rest(2000);
    expect(bought()).toEqual([['LIN-3', 2]]);
  });
});

test('a search in a box without a form is told on Enter, once', async () => {
  shop = await openShop('/', '<div role="search"><input type="search" value="linen duvet"></div>');
  const enter = () =>
    document.querySelector('input')!.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true}));
  enter();
  await shop.goTo('/search?q=Linen%20duvet', '<h1>Results</h1>');
  expect(shop.of('search')).toEqual([{type: 'search', query: 'linen duvet'}]);
});

test('nothing is watched while nothing is tried', async () => {
  const observe = vi.spyOn(MutationObserver.prototype, 'observe');
  await open();
  await shop.rest(5000);
  observe.mockClear();
  click('h1');
  await shop.rest(5000);
  expect(observe).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBeLessThan(4);
  observe.mockRestore();
});
