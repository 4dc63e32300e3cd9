import {createCart, euros, find, GOODS, type Good, type Imitation, page, SECRET, theme} from './imitation.ts';

/** Ids are 32 hexadecimal digits: those of the catalogue, filled up. */
const hex = ({id}: Good) => `0189aabbccddeeff0011223344556${id}`;
const ofHex = (id: string | null | undefined) => GOODS.find((good) => hex(good) === id);

/** A storefront of Shopware 6. */
export function createShopware(): Imitation {
  const cart = createCart();
  let ordered: ReturnType<typeof cart.lines> = [];
  const shell = (title: string, route: string, main: string) => ({
    html: page(
      title,
      `<script>window.activeRoute = 'frontend.${route}.page'; window.PluginManager = {};</script>`,
      `<body class="is-ctl-${route.split('.')[0]}"><header class="header-main">
        <form action="/search" class="header-search-form"><input type="search" name="search" aria-label="Search"><button aria-label="Search">⌕</button></form>
        <span id="wishlist-basket" class="header-wishlist-badge"></span>
        <a class="header-cart" href="/checkout/cart"><span class="header-cart-total">${euros(0)}</span><span class="header-cart-badge">${cart.count()}</span></a></header>
      <main class="content-main">${main}</main><script src="/theme.js" defer></script></body>`,
    ),
  });
  const form = (good: Good, quantity: number) => `
    <form action="/checkout/line-item/add" method="post" class="buy-widget" data-add-to-cart="true">
      <input type="hidden" name="lineItems[${hex(good)}][id]" value="${hex(good)}"><input type="number" name="lineItems[${hex(good)}][quantity]" value="${quantity}">
      <input type="hidden" name="product-name" value="${good.name}"><input type="hidden" name="brand-name" value="Somna">
      <button type="submit" class="btn btn-buy" title="Add to shopping cart">Add to shopping cart</button></form>`;
  const cards = (goods: readonly Good[]) =>
    `<div class="cms-listing-row">${goods
      .map(
        (
          good,
        ) => `<div class="card product-box box-standard"><img alt="" src="/x.png"><a href="/${good.handle}/SW${good.id}" class="product-name">${good.name}</a>
      <div class="product-price">${euros(good.price)}</div>${form(good, 1)}</div>`,
      )
      .join('')}</div>`;
  const product = (good: Good) =>
    shell(
      good.name,
      'detail',
      `<div itemscope itemtype="https://schema.org/Product"><meta itemprop="productID" content="${hex(good)}"><h1 class="product-detail-name" itemprop="name">${good.name}</h1>
      <table><tr itemprop="offers" itemscope itemtype="https://schema.org/Offer"><td><meta itemprop="priceCurrency" content="EUR"><meta itemprop="price" content="${good.price}">To 9</td><td>${euros(good.price)}</td></tr>
        <tr itemprop="offers" itemscope itemtype="https://schema.org/Offer"><td><meta itemprop="priceCurrency" content="EUR"><meta itemprop="price" content="${good.price - 10}">From 10</td><td>${euros(good.price - 10)}</td></tr></table>
      <div class="product-detail-price-unit"><span class="price-unit-reference-content">(${euros(3)} / 1 kg)</span></div>${form(good, 2)}
      <button class="product-wishlist-action product-wishlist-not-added" data-add-to-wishlist="true" data-id="${hex(good)}" title="Add to wishlist">♡</button>
      <span itemprop="sku">SW${good.id}</span></div>`,
    );
  const offcanvas = (alert: readonly [kind: string, text: string] | null) => `
    <div class="offcanvas-body">${alert ? `<div class="alert alert-${alert[0]}" role="alert">${alert[1]}</div>` : ''}<h2>Shopping cart</h2>
      <ul class="offcanvas-cart-items">${lines()}</ul><a href="/checkout/confirm" class="begin-checkout-btn">Go to checkout</a></div>`;
  return {
    answer({method, path, query, form: fields}) {
      const good = GOODS.find(({id, handle}) => path === `/${handle}/SW${id}`);
      if (good) return product(good);
      const removed = /^\/checkout\/line-item\/delete\/(\w+)$/.exec(path)?.[1];
      if (removed) {
        cart.remove(ofHex(removed)?.id ?? null);
        return {redirect: '/checkout/cart'};
      }
      switch (`${method} ${path}`) {
        case 'GET /theme.js':
          return {script: theme('shopware')};
        case 'GET /Beds/':
          return shell('Beds', 'navigation', `<h1>Beds</h1>${cards(GOODS)}`);
        case 'GET /search':
          return shell('Search', 'search', `<h1>Results</h1>${cards(find(query.get('search')))}`);
        case 'POST /checkout/line-item/add': {
          const [id] = [...fields].flatMap(([name, value]) => (name.endsWith('[id]') ? [value] : []));
          const [quantity] = [...fields].flatMap(([name, value]) =>
            name.endsWith('[quantity]') ? [Number(value)] : [],
          );
          const ok = cart.add(ofHex(id)?.id ?? null, quantity);
          return {
            html: offcanvas(
              ok ? ['success', '1 product has been added'] : ['danger', 'The product is not available any more'],
            ),
          };
        }
        case 'GET /checkout/cart':
          return shell(
            'Shopping cart',
            'checkout.cart',
            `<h1>Shopping cart</h1><ul>${lines()}</ul><a href="/checkout/confirm" id="checkout">Go to checkout</a>`,
          );
        case 'GET /checkout/confirm':
          return shell(
            'Complete order',
            'checkout.confirm',
            '<h1>Complete order</h1><form action="/checkout/order" method="post"><button id="pay">Submit order</button></form>',
          );
        case 'POST /checkout/order':
          ordered = cart.lines();
          cart.clear();
          return {redirect: `/checkout/finish?orderId=${SECRET}`};
        case 'GET /checkout/finish':
          return shell(
            'Thank you',
            'checkout.finish',
            `<h1>Thank you for your order</h1><p class="finish-ordernumber" data-order-number="${SECRET}">Your order number: #${SECRET}</p>
            <div class="hidden-line-items-information" data-currency="EUR" data-value="249.8">${ordered
              .map(
                ({good: one, quantity}) =>
                  `<span class="hidden-line-item" data-id="${hex(one)}" data-name="${one.name}" data-quantity="${quantity}" data-price="${one.price}"></span>`,
              )
              .join(
                '',
              )}<span class="hidden-line-item" data-id="welcome" data-name="Welcome" data-quantity="1" data-price="-10"></span></div>`,
          );
        default:
          return null;
      }
    },
  };

  function lines() {
    return cart
      .lines()
      .map(
        ({
          good,
          quantity,
        }) => `<li class="line-item line-item-product"><img alt="" src="/x.png"><a class="line-item-label" href="/${good.handle}/SW${good.id}">${good.name}</a> <input type="number" class="js-quantity-selector" name="quantity" value="${quantity}"> <span class="price">${euros(good.price)}</span>
        <form action="/checkout/line-item/delete/${hex(good)}" method="post"><button type="submit" class="line-item-remove-button" data-product-id="${hex(good)}" title="Remove">×</button></form></li>`,
      )
      .join('');
  }
}
