import {createCart, euros, find, GOODS, type Good, type Imitation, page, theme} from './imitation.ts';

/** Sold with a choice that must be made first. */
const WITH_OPTION = '812';

/** A storefront of OpenCart 4: no structured data, buttons of icons alone, answers of 200 whatever comes of it. */
export function createOpenCart(): Imitation {
  const cart = createCart();
  const wished = new Set<string>();
  let isGuest = true;
  const to = (route: string, more = '') => `/index.php?route=${route}&language=en-gb${more}`;
  const hrefOf = (good: Good) => to('product/product', `&product_id=${good.id}`);
  const info =
    () => `<div class="dropdown d-grid"><button type="button" data-bs-toggle="dropdown" class="btn btn-lg btn-dark dropdown-toggle"><i class="fa-solid fa-cart-shopping"></i>
    ${cart.count()} item(s) - ${euros(0)}</button><ul class="dropdown-menu p-2" hidden><li>${rows('common/cart.remove')}</li></ul></div>`;
  const rows = (route: string) =>
    `<table class="table">${cart
      .lines()
      .map(
        ({
          good,
          quantity,
        }) => `<tr><td><a href="${hrefOf(good)}"><img alt="" src="/x.png"></a></td><td><a href="${hrefOf(good)}">${good.name}</a></td>
        <td><form action="${to(route)}" method="post" data-oc-toggle="ajax" data-oc-load="${to('checkout/cart.list')}" data-oc-target="#shopping-cart"><input type="text" name="quantity" value="${quantity}">
          <input type="hidden" name="key" value="${good.id}"><button type="submit" formaction="${to(route)}" class="btn btn-danger" title="Remove"><i class="fa-solid fa-circle-xmark"></i></button></form></td><td>${euros(good.price)}</td></tr>`,
      )
      .join('')}</table>`;
  const shell = (title: string, main: string) => ({
    html: page(
      title,
      '<link href="/catalog/view/stylesheet/stylesheet.css" rel="stylesheet" media="print">',
      `<body><div id="container"><div id="alert"></div><nav id="top"><a href="${to('account/wishlist')}" id="wishlist-total" title="Wish List (${wished.size})"><i class="fa-solid fa-heart"></i>
        <span>Wish List (${wished.size})</span></a> <a href="${to('checkout/cart')}" title="Shopping Cart"><span>Shopping Cart</span></a></nav>
      <header><form action="${to('common/search.redirect')}" method="post" class="input-group"><input type="text" name="search" placeholder="Search"><button type="submit" class="btn btn-light"><i class="fa-solid fa-magnifying-glass"></i></button></form>
        <div id="cart">${info()}</div></header><main>${main}</main></div><script src="/catalog/view/javascript/common.js"></script></body>`,
    ),
  });
  const heart = `<button type="submit" formaction="${to('account/wishlist.add')}" class="btn btn-light" title="Add to Wish List"><i class="fa-solid fa-heart"></i></button>`;
  const cards = (goods: readonly Good[]) =>
    `<div class="row">${goods
      .map(
        (
          good,
        ) => `<div class="col"><div class="product-thumb"><div class="image"><a href="${hrefOf(good)}"><img alt="" src="/x.png" class="img-fluid"></a></div><div class="content">
      <h4><a href="${hrefOf(good)}">${good.name}</a></h4><div class="price"><span class="price-new">${euros(good.price)}</span> <span class="price-tax">Ex Tax: ${euros(good.price - 9)}</span></div>
      <form method="post" data-oc-toggle="ajax" data-oc-load="${to('common/cart.info')}" data-oc-target="#cart"><div class="button"><button type="submit" formaction="${to('checkout/cart.add')}" title="Add to Cart"><i class="fa-solid fa-shopping-cart"></i></button>${heart}</div>
        <input type="hidden" name="product_id" value="${good.id}"><input type="hidden" name="quantity" value="1"></form></div></div></div>`,
      )
      .join('')}</div>`;
  const product = (good: Good) =>
    shell(
      good.name,
      `<div id="product-info"><h1>${good.name}</h1><ul class="list-unstyled"><li>Brand: <a href="/somna">Somna</a></li><li>Availability: In Stock</li></ul>
      <ul class="list-unstyled"><li><h2><span class="price-new">${euros(good.price)}</span></h2></li><li>Ex Tax: ${euros(good.price - 9)}</li></ul>
      <form method="post" data-oc-toggle="ajax"><div class="btn-group">${heart}</div><input type="hidden" name="product_id" value="${good.id}"></form>
      <div id="product"><form id="form-product">${
        good.id === WITH_OPTION
          ? '<div class="mb-3 required"><select name="option[226]" id="input-option-226" class="form-select"><option value="">--- Please Select ---</option><option value="15">Red</option></select><div id="error-option-226" class="invalid-feedback"></div></div>'
          : ''
      }<input type="text" name="quantity" value="2" id="input-quantity"><button type="submit" id="button-cart" class="btn btn-primary">Add to Cart</button>
        <input type="hidden" name="product_id" value="${good.id}" id="input-product-id"></form></div></div>`,
    );
  return {
    answer({path, query, form: fields}) {
      if (path.endsWith('common.js')) return {script: theme('opencart')};
      if (path.endsWith('.css')) return {script: ''};
      if (path === '/login') {
        isGuest = false;
        return {redirect: to('product/category')};
      }
      const good = GOODS.find(
        ({id}) => id === (fields.get('product_id') ?? query.get('product_id') ?? fields.get('key')),
      );
      switch (query.get('route')) {
        case 'product/product':
          return good ? product(good) : null;
        case 'product/category':
          return shell('Beds', `<h2>Beds</h2>${cards(GOODS)}`);
        case 'common/search.redirect':
          return {redirect: to('product/search', `&search=${fields.get('search')}`)};
        case 'product/search':
          return shell('Search', `<h1>Search</h1>${cards(find(query.get('search')))}`);
        case 'checkout/cart.add': {
          if (good?.id === WITH_OPTION && !fields.get('option[226]'))
            return {json: {error: {option_226: 'Select required!'}}};
          const ok = cart.add(good?.id ?? null, Number(fields.get('quantity')));
          return {
            json: ok
              ? {
                  success: `Success: You have added <a href="#">${good?.name}</a> to your <a href="${to('checkout/cart')}">shopping cart</a>!`,
                }
              : {error: {warning: 'Out of stock'}},
          };
        }
        case 'checkout/cart.remove':
          cart.remove(good?.id ?? null);
          return {json: {success: 'Success: You have removed an item from your shopping cart!'}};
        case 'account/wishlist.add':
          wished.add(good?.id ?? '');
          return {
            json: {
              success: isGuest
                ? `You must <a href="/login">login</a> or <a href="#">create an account</a> to save <a href="#">${good?.name}</a> to your <a href="#">wish list</a>!`
                : `Success: You have added <a href="#">${good?.name}</a> to your <a href="#">wish list</a>!`,
              total: `Wish List (${wished.size})`,
            },
          };
        case 'common/cart.info':
          return {html: info()};
        case 'checkout/cart.list':
          return {html: rows('checkout/cart.remove')};
        case 'checkout/cart':
          return shell(
            'Shopping Cart',
            `<h1>Shopping Cart</h1><div id="shopping-cart">${rows('checkout/cart.remove')}</div><a href="${to('checkout/checkout')}" id="checkout">Checkout</a>`,
          );
        case 'checkout/checkout':
          return shell(
            'Checkout',
            `<h1>Checkout</h1><input name="email" value="ann@example.com"><a id="button-confirm" href="${to('pay')}">Confirm Order</a>`,
          );
        case 'pay':
          cart.clear();
          return {redirect: to('checkout/success')};
        case 'checkout/success':
          return shell('Your order has been placed!', '<h1>Your order has been placed!</h1>');
        default:
          return null;
      }
    },
  };
}
