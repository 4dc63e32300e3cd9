import {createCart, euros, find, GOODS, type Good, type Imitation, page, SECRET, theme} from './imitation.ts';

/** A storefront of Magento 2 with Luma, which adds by jQuery, or with Hyvä, whose forms lead through a page of their own. */
export function createMagento(kind: 'luma' | 'hyva'): Imitation {
  const cart = createCart();
  const wished = new Set<string>();
  let message: readonly [kind: string, text: string] | null = null;
  const cartData = () => ({
    summary_count: cart.count(),
    items: cart.lines().map(({good, quantity}) => ({
      product_id: good.id,
      product_sku: `SKU-${good.id}`,
      product_url: `/${good.handle}.html`,
      item_id: `9${good.id}`,
      qty: quantity,
      product_price_value: good.price,
    })),
  });
  const prices = (good: Good) => `
    <div class="price-box price-final_price" data-role="priceBox" data-product-id="${good.id}">
      <span class="old-price"><span data-price-type="oldPrice" data-price-amount="${good.price + 20}">${euros(good.price + 20)}</span></span>
      <span data-price-type="finalPrice" data-price-amount="${good.price}"><span class="price">${euros(good.price)}</span></span></div>`;
  const wish = (good: Good) => `
    <a href="#" class="action towishlist" data-action="add-to-wishlist" aria-label="Add to Wish List"
      data-post='${JSON.stringify({action: '/wishlist/index/add/', data: {product: Number(good.id), uenc: 'aHR0'}})}'><span>Add to Wish List</span></a>`;
  const shell = (title: string, route: string, main: string) => {
    const [type, text] = message ?? [];
    message = null;
    return {
      html: page(
        title,
        kind === 'hyva'
          ? '<script>window.hyva = {};</script>'
          : '<script type="text/x-magento-init">{"*": {"Magento_Ui/js/core/app": {}}}</script>',
        `<body class="${route} page-layout-1column"><header class="page-header">
          <a class="action showcart" href="/checkout/cart/">My Cart <span class="counter qty"><span class="counter-number">${cart.count()}</span></span></a>
          <form action="/catalogsearch/result/" id="search_mini_form"><input type="text" name="q" id="search"><button>Search</button></form></header>
        <div data-placeholder="messages" role="alert">${type ? `<div class="message-${type} ${type} message"><div>${text}</div></div>` : ''}</div>
        <nav class="breadcrumbs"></nav>
        <main id="maincontent">${main}</main>
        <script id="cart-data" type="application/json">${JSON.stringify(cartData())}</script>
        ${kind === 'luma' ? '<script src="/jquery.js" defer></script>' : ''}<script src="/theme.js" defer></script></body>`,
      ),
    };
  };
  const cards = (goods: readonly Good[]) =>
    `<ol class="products list product-items">${goods
      .map(
        (
          good,
        ) => `<li class="item product product-item"><img alt="" src="/x.png"><strong class="product-item-name"><a class="product-item-link"
        href="/${good.handle}.html">${good.name}</a></strong>${prices(good)}</li>`,
      )
      .join('')}</ol>`;
  const product = (good: Good) =>
    shell(
      good.name,
      'catalog-product-view',
      `<div class="product-info-main"><h1 class="page-title"><span class="base">${good.name}</span></h1>${prices(good)}
      <form data-product-sku="SKU-${good.id}" action="/checkout/cart/add/uenc/aHR0/product/${good.id}/" method="post" id="product_addtocart_form">
        <input type="hidden" name="product" value="${good.id}"><input type="number" name="qty" value="2">
        <button type="submit" class="action primary tocart" title="Add to Cart"><span>Add to Cart</span></button></form>${wish(good)}</div>
      <div class="block related"><h2>Related</h2>${cards(GOODS.filter((other) => other !== good))}</div>`,
    );
  return {
    answer({method, path, query, form}) {
      const good = GOODS.find(({handle}) => path === `/${handle}.html`);
      if (good) return product(good);
      if (method === 'POST' && path.startsWith('/checkout/cart/add/')) return add(form.get('product'), form.get('qty'));
      switch (`${method} ${path}`) {
        case 'GET /theme.js':
          return {script: theme(kind)};
        case 'GET /jquery.js':
          return {script: theme('jquery')};
        case 'GET /beds.html':
          return shell('Beds', 'catalog-category-view', `<h1 class="page-title"><span>Beds</span></h1>${cards(GOODS)}`);
        case 'GET /catalogsearch/result/':
          return shell(
            'Results',
            'catalogsearch-result-index',
            `<h1 class="page-title">Results</h1>${cards(find(query.get('q')))}`,
          );
        case 'POST /wishlist/index/add/':
          wished.add(form.get('product') ?? '');
          message = [
            'success',
            `${GOODS.find(({id}) => id === form.get('product'))?.name} has been added to your Wish List.`,
          ];
          return {redirect: '/wishlist/'};
        case 'GET /wishlist/':
          return shell('My Wish List', 'wishlist-index-index', `<h1>My Wish List</h1><p>${wished.size} items</p>`);
        case 'GET /customer/section/load/':
          return {json: {cart: cartData()}};
        case 'POST /checkout/sidebar/removeItem/':
          cart.remove(form.get('item_id')?.slice(1) ?? null);
          return {json: {success: true}};
        case 'GET /checkout/cart/':
          return shell(
            'Shopping Cart',
            'checkout-cart-index',
            `<h1>Shopping Cart</h1><table>${lines()}</table><a href="/checkout/" id="checkout">Proceed to Checkout</a>`,
          );
        case 'GET /checkout/':
          return shell(
            'Checkout',
            'checkout-index-index',
            '<h1>Checkout</h1><form action="/checkout/place" method="post"><button id="pay">Place Order</button></form>',
          );
        case 'POST /checkout/place':
          cart.clear();
          return {redirect: '/checkout/onepage/success/'};
        case 'GET /checkout/onepage/success/':
          return shell(
            'Thank you',
            'checkout-onepage-success',
            `<h1>Thank you for your purchase!</h1><p>Your order number is: <a class="order-number">${SECRET}</a></p>`,
          );
        default:
          return null;
      }
    },
  };

  function add(id: string | null, quantity: string | null) {
    const good = GOODS.find((one) => one.id === id)!;
    const ok = cart.add(id, Number(quantity));
    if (kind === 'luma') return {json: ok ? [] : {backUrl: `/${good.handle}.html`}};
    message = ok
      ? ['success', `You added ${good.name} to your shopping cart.`]
      : ['error', 'The requested qty is not available'];
    return {redirect: `/${good.handle}.html`};
  }

  function lines() {
    return cart
      .lines()
      .map(
        ({
          good,
          quantity,
        }) => `<tr class="item-info"><td><img alt="" src="/x.png"><a href="/${good.handle}.html">${good.name}</a></td><td><input name="cart[9${good.id}][qty]" data-role="cart-item-qty" value="${quantity}" type="number"></td>
          <td><span class="price">${euros(good.price)}</span></td><td><a href="#" class="action delete" title="Remove item" data-cart-item="9${good.id}">Remove</a></td></tr>`,
      )
      .join('');
  }
}
