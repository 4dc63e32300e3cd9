import {createCart, euros, find, GOODS, type Good, type Imitation, page, SECRET, theme} from './imitation.ts';

/** A storefront of BigCommerce's theme Cornerstone. */
export function createBigcommerce(): Imitation {
  const cart = createCart();
  const shell = (title: string, main: string, head = '') => ({
    html: page(
      title,
      `<script>window.stencilBootstrap = (name) => ({load: () => name});</script>${head}`,
      `<body><header class="header"><form class="form" action="/search.php" data-quick-search-form><input type="search" name="search_query" aria-label="Search"><button>Search</button></form>
        <a class="navUser-action" href="/cart.php" data-cart-preview aria-label="Cart with ${cart.count()} items">Cart <span class="countPill cart-quantity">${cart.count()}</span></a></header>
      <div class="body" id="main-content" data-currency-code="EUR">${main}</div>
      <div id="previewModal" class="modal" hidden><div class="modal-content"></div></div>
      <script src="/jquery.js" defer></script><script src="/theme.js" data-quantity="${cart.count()}" defer></script></body>`,
    ),
  });
  const cards = (goods: readonly Good[], price = (good: Good) => String(good.price)) =>
    `<ul class="productGrid">${goods
      .map(
        (
          good,
        ) => `<li class="product"><article class="card" data-entity-id="${good.id}" data-name="${good.name}" data-product-category="
        Beds, Beds/Linen" data-product-brand="Somna" data-product-price="
        ${price(good)}"><img alt="" src="/x.png"><h3 class="card-title"><a href="/${good.handle}/">${good.name}</a></h3>
        <span class="price price--withTax">${euros(good.price)}</span>
        <a href="/cart.php?action=add&amp;product_id=${good.id}" data-button-type="add-cart" class="button card-figcaption-button">Add to Cart</a></article></li>`,
      )
      .join('')}</ul>`;
  const product = (good: Good) => {
    const attributes = {
      sku: `SKU-${good.id}`,
      v3_variant_id: Number(`7${good.id}`),
      instock: true,
      price: {with_tax: {value: good.price, currency: 'EUR'}, without_tax: {value: good.price - 20, currency: 'EUR'}},
    };
    const linked = {
      '@context': 'https://schema.org',
      '@type': 'Product',
      name: good.name,
      sku: attributes.sku,
      offers: {'@type': 'Offer', priceCurrency: 'EUR', minPrice: good.price - 20, maxPrice: good.price + 50},
    };
    return shell(
      good.name,
      `<div class="productView" data-event-type="product" data-entity-id="${good.id}" data-name="${good.name}" data-product-brand="Somna" data-product-price="
        ${good.price}"><h1 class="productView-title">${good.name}</h1><span data-product-price-with-tax class="price price--withTax">${euros(good.price)}</span>
        <form method="post" action="/cart.php" data-cart-item-add><input type="hidden" name="action" value="add"><input type="hidden" name="product_id" value="${good.id}">
          <input type="text" name="qty[]" value="2"><input id="form-action-addToCart" class="button" type="submit" value="Add to Cart"></form>
        <form action="/wishlist.php?action=add&amp;product_id=${good.id}" method="post" data-wishlist-add><input class="button" type="submit" value="Add to My Wish List"></form></div>`,
      `<script>var BCData = ${JSON.stringify({product_attributes: attributes})};</script><script type="application/ld+json">${JSON.stringify(linked)}</script>`,
    );
  };
  return {
    answer({method, path, query, form}) {
      const good = GOODS.find(({handle}) => path === `/${handle}/`);
      if (good) return product(good);
      switch (`${method} ${path}`) {
        case 'GET /theme.js':
          return {script: theme('bigcommerce')};
        case 'GET /jquery.js':
          return {script: theme('jquery')};
        case 'GET /beds/':
          return shell('Beds', `<h1>Beds</h1>${cards(GOODS)}`);
        case 'GET /wholesale/':
          return shell('Wholesale', `<h1>Wholesale</h1>${cards(GOODS, () => 'log in for pricing')}`);
        case 'GET /search.php':
          return shell('Results', `<h1>Results</h1>${cards(find(query.get('search_query')))}`);
        case 'POST /remote/v1/cart/add': {
          const ok = cart.add(form.get('product_id'), Number(form.get('qty[]')));
          return {
            json: {
              data: ok
                ? {cart_item: {hash: SECRET}, quantity: cart.count()}
                : {
                    error:
                      "We don't have enough Wool blanket stock on hand for the quantity you selected. Please try again.",
                  },
            },
          };
        }
        case 'POST /remote/v1/cart/remove':
          cart.remove(form.get('id'));
          return {json: {data: {quantity: cart.count()}}};
        case 'POST /wishlist.php':
          return {redirect: '/wishlist.php?action=viewwishlistitems&wishlist_id=1'};
        case 'GET /wishlist.php':
          return shell(
            'Wish List',
            '<h1>Wish List</h1><div class="alertBox alertBox--success"><p class="alertBox-message">The item has been added to your wish list.</p></div>',
          );
        case 'GET /cart.php':
          if (query.get('action') !== 'add')
            return shell(
              'Your cart',
              `<h1>Your Cart (${cart.count()} items)</h1>${lines()}<a href="/checkout" id="checkout">Check out</a>`,
            );
          return {redirect: cart.add(query.get('product_id'), 1) ? '/cart.php?suggest=1' : '/cart.php?error=stock'};
        case 'GET /checkout':
          return shell(
            'Checkout',
            '<h1>Checkout</h1><form action="/checkout" method="post"><button id="pay">Place Order</button></form>',
          );
        case 'POST /checkout':
          cart.clear();
          return {redirect: `/checkout/order-confirmation?t=${SECRET}`};
        case 'GET /checkout/order-confirmation':
          return shell(
            'Order Confirmation',
            `<h1>Thank you!</h1><p>Your order number is ${SECRET}. An email will be sent to ${SECRET}@example.com</p><ul><li class="productList-item">2 x Linen duvet</li></ul>`,
          );
        default:
          return null;
      }
    },
  };

  function lines() {
    return `<table class="cart" data-cart-content data-cart-quantity="${cart.count()}">${cart
      .lines()
      .map(
        ({
          good,
          quantity,
        }) => `<tr class="cart-item" data-item-row><td><img alt="" src="/x.png"><a class="cart-item-name__label" href="/${good.handle}/">${good.name}</a></td><td><input name="qty-${good.id}" type="tel" value="${quantity}"></td><td>${euros(good.price)}</td>
        <td><button class="cart-remove icon" data-cart-itemid="${good.id}" aria-label="Remove ${good.name} from cart">×</button></td></tr>`,
      )
      .join('')}</table>`;
  }
}
