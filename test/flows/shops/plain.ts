import {createCart, euros, find, GOODS, type Good, type Imitation, page, SECRET} from './imitation.ts';

/** What a plain shop tells its analytics, at the press: nothing; gtag; Google's tag manager, its layer under another name, or as Universal Analytics had it. */
export type Layer = 'none' | 'gtag' | 'gtm' | 'renamed' | 'universal';

/** A shop of no platform. With a data layer it shows no number at its cart, and says nothing of an add that went well. */
export function createPlain(layer: Layer): Imitation {
  const cart = createCart();
  let ordered: ReturnType<typeof cart.lines> = [];
  const isSilent = layer !== 'none';
  const entry = (event: string, goods: readonly {readonly good: Good; readonly quantity?: number}[]) => {
    if (layer === 'universal') {
      const part =
        {view_item: 'detail', add_to_cart: 'add', remove_from_cart: 'remove', purchase: 'purchase'}[event] ??
        'checkout';
      const products = goods.map(({good, quantity}) => ({
        id: `P${good.id}`,
        name: good.name,
        price: `${good.price}`,
        category: 'Beds/Linen',
        quantity,
      }));
      return `dataLayer.push(${JSON.stringify({event: 'ec.load', ecommerce: {currencyCode: 'EUR', [part]: {actionField: {id: SECRET}, products}}})})`;
    }
    const items = goods.map(({good, quantity}) => ({
      item_id: `P${good.id}`,
      item_name: good.name,
      price: good.price,
      quantity,
    }));
    const told = {currency: 'EUR', items, ...(event === 'purchase' && {transaction_id: SECRET})};
    return layer === 'gtag'
      ? `gtag('event', '${event}', ${JSON.stringify(told)})`
      : `${layer === 'renamed' ? 'shopLayer' : 'dataLayer'}.push({ecommerce: null}, ${JSON.stringify({event, ecommerce: told, user: {email: 'ann@example.com'}})})`;
  };
  const shell = (title: string, main: string, told = '') => {
    const tags = {
      none: '',
      gtag: '<script>window.dataLayer = window.dataLayer || []; function gtag() { dataLayer.push(arguments); } gtag("js", new Date());</script>',
      gtm: '<script>window.dataLayer = window.dataLayer || [];</script>',
      renamed:
        '<script>window.dataLayer = []; window.shopLayer = [];</script><script async src="/gtm.js?id=GTM-1&l=shopLayer"></script>',
      universal: '<script>window.dataLayer = window.dataLayer || [];</script>',
    }[layer];
    return {
      html: page(
        title,
        tags,
        `<body><header><form action="/find" role="search"><input type="search" name="q" aria-label="Search"><button>Find</button></form><a href="/basket">Basket ${isSilent ? '' : `<b>${cart.count()}</b>`}</a></header>
        <main>${main}</main><p id="note" role="status"></p><script>${isSilent ? told : ''}
          const post = (path) => fetch(path, {method: 'POST'}).then((response) => response.json());
          async function put(id, quantity) {
            const {ok, count} = await post('/basket/put/' + id + '/' + quantity);
            const badge = document.querySelector('header b');
            if (badge) badge.textContent = count;
            note.textContent = ok ? (badge ? 'It is in your basket now' : '') : 'Sorry, there are not enough of it';
          }
          async function drop(id, row) { await post('/basket/drop/' + id); row.remove(); const badge = document.querySelector('header b'); if (badge) badge.textContent = '0'; }
        </script></body>`,
      ),
    };
  };
  const cards = (goods: readonly Good[]) =>
    `<div class="grid">${goods.map((good) => `<article class="tile"><a href="/goods/${good.handle}"><img alt="" src="/x.png"><h3>${good.name}</h3></a><span>${euros(good.price)}</span></article>`).join('')}</div>`;
  const told = (event: string, good: Good, quantity = 2) =>
    isSilent ? entry(event, [{good, quantity}]).replaceAll('"', '&quot;') : '';
  return {
    answer({path}) {
      const good = GOODS.find(({handle}) => path === `/goods/${handle}`);
      const [, act, id, quantity] = /^\/basket\/(put|drop)\/(\d+)(?:\/(\d+))?$/.exec(path) ?? [];
      if (act === 'put') return {json: {ok: cart.add(id, Number(quantity)), count: cart.count()}};
      if (act === 'drop') return {json: {ok: cart.remove(id)}};
      if (good) {
        return shell(
          good.name,
          `<h1>${good.name}</h1><img alt="" src="/x.png"><p class="price">${euros(good.price)}</p><label>How many <input type="number" name="quantity" value="2"></label>
          <button id="add" onclick="${told('add_to_cart', good)}; put('${good.id}', 2)">Add to basket</button>
          <button id="like" aria-pressed="false" aria-label="Add to favorites" onclick="setTimeout(() => this.setAttribute('aria-pressed', this.ariaPressed !== 'true'), 50)">♡</button>`,
          entry('view_item', [{good}]),
        );
      }
      switch (path) {
        case '/beds':
          return shell('Beds', `<h1>Beds</h1>${cards(GOODS)}`);
        case '/find':
          return shell('Found', `<h1>Found</h1>${cards(find('linen'))}`);
        case '/basket':
          return shell(
            'Basket',
            `<h1>Basket</h1><ul>${cart
              .lines()
              .map(
                ({
                  good: one,
                  quantity: count,
                }) => `<li class="line"><a href="/goods/${one.handle}"><img alt="" src="/x.png">${one.name}</a> <span>${euros(one.price)}</span> <input type="number" name="count" value="${count}">
              <button id="out-${one.id}" onclick="${told('remove_from_cart', one, count)}; drop('${one.id}', this.closest('li'))">Remove</button></li>`,
              )
              .join('')}</ul><a href="/checkout" id="checkout">To the checkout</a>`,
          );
        case '/checkout':
          return shell(
            'Checkout',
            '<h1>Checkout</h1><a href="/checkout/pay" id="pay">Pay</a>',
            entry('begin_checkout', cart.lines()),
          );
        case '/checkout/pay':
          ordered = cart.lines();
          cart.clear();
          return {redirect: `/checkout/thank-you?order=${SECRET}`};
        case '/checkout/thank-you':
          return shell('Thank you', `<h1>Thank you</h1><p>Order ${SECRET}</p>`, entry('purchase', ordered));
        case '/gtm.js':
          return {script: ''};
        default:
          return null;
      }
    },
  };
}
