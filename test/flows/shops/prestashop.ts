import {createCart, euros, find, GOODS, type Good, type Imitation, page, SECRET, theme} from './imitation.ts';

/** A storefront of PrestaShop's classic theme with its wishlist module. */
export function createPrestashop(): Imitation {
  const cart = createCart();
  const attribute = (value: unknown) => JSON.stringify(value).replaceAll('"', '&quot;');
  const details = (good: Good, ipa: number) => ({
    id: good.id,
    id_product: good.id,
    id_product_attribute: ipa,
    reference: `REF-${good.id}`,
    name: good.name,
    price_amount: good.price + (ipa === 2 ? 10 : 0),
    availability: 'available',
  });
  const shell = (title: string, name: string, main: string, className = '') => {
    const prestashop = {page: {page_name: name}, currency: {iso_code: 'EUR', sign: '€'}, customer: {is_logged: true}};
    return {
      html: page(
        title,
        `<script>var prestashop = ${JSON.stringify(prestashop)};</script>`,
        `<body id="${name}" class="lang-en ${className}"><header id="header">
          <div id="search_widget"><form action="/search"><input type="text" name="s" aria-label="Search"><button>Search</button></form></div>
          <div class="blockcart cart-preview"><a href="/cart?action=show">Cart <span class="cart-products-count">(${cart.count()})</span></a></div></header>
        <section id="wrapper"><nav class="breadcrumb"><ol><li><a href="/">Home</a></li><li><a href="/3-beds">Beds</a></li></ol></nav>${main}</section>
        <div class="wishlist-toast"></div><script src="/theme.js"></script></body>`,
      ),
    };
  };
  const cards = (goods: readonly Good[]) =>
    `<div class="products row">${goods
      .map(
        (
          good,
        ) => `<article class="product-miniature js-product-miniature" data-id-product="${good.id}" data-id-product-attribute="1"><img alt="" src="/x.png">
      <h2 class="product-title"><a href="/${good.id}-1-${good.handle}.html">${good.name.slice(0, 8)}...</a></h2><span class="price">${euros(good.price)}</span></article>`,
      )
      .join('')}</div>`;
  const product = (good: Good) =>
    shell(
      good.name,
      'product',
      `<meta property="product:pretax_price:amount" content="${(good.price / 1.2).toFixed(2)}">
      <h1 itemprop="name">${good.name}</h1>
      <div class="product-prices js-product-prices"><span class="current-price-value" content="${good.price}">${euros(good.price)}</span></div>
      <form action="/cart" method="post" id="add-to-cart-or-refresh"><input type="hidden" name="id_product" value="${good.id}" id="product_page_product_id">
        <select name="group" id="group_1"><option value="1">White</option><option value="2">Sand</option></select>
        <input type="number" name="qty" id="quantity_wanted" value="2">
        <button class="btn btn-primary add-to-cart" data-button-action="add-to-cart" type="submit">Add to cart</button></form>
      <div class="wishlist-button" data-product-id="${good.id}"><button class="wishlist-button-add"><i class="material-icons">favorite_border</i></button></div>
      <div class="js-product-details" id="product-details" data-product="${attribute(details(good, 1))}"></div>`,
      `product-id-${good.id}`,
    );
  return {
    answer({method, path, query, form}) {
      const good = GOODS.find(({id, handle}) => path === `/${id}-1-${handle}.html`);
      if (good) return product(good);
      switch (`${method} ${path}`) {
        case 'GET /theme.js':
          return {script: theme('prestashop')};
        case 'GET /3-beds':
          return shell('Beds', 'category', `<h1>Beds</h1>${cards(GOODS)}`);
        case 'GET /search':
          return shell('Search', 'search', `<h1>Search results</h1>${cards(find(query.get('s')))}`);
        case 'GET /combination':
          return {json: details(GOODS.find(({id}) => id === query.get('id_product'))!, Number(query.get('group')))};
        case 'POST /cart': {
          const id = form.get('id_product');
          const ok = form.has('delete') ? cart.remove(id) : cart.add(id, Number(form.get('qty')));
          const errors = ok ? [] : ['There are not enough products in stock'];
          return {
            json: {
              success: ok,
              hasError: !ok,
              errors,
              id_product: Number(id),
              id_product_attribute: 1,
              cart: {products_count: cart.count()},
            },
          };
        }
        case 'POST /module/blockwishlist/action':
          return {json: {success: form.get('product') !== '811', message: 'Wishlist'}};
        case 'GET /cart':
          return shell(
            'Cart',
            'cart',
            `<h1>Shopping Cart</h1><ul class="cart-items">${lines()}</ul><a href="/order" id="checkout">Proceed to checkout</a>`,
          );
        case 'GET /order':
          return shell(
            'Checkout',
            'checkout',
            '<form action="/order" method="post"><button id="pay">Place order</button></form>',
          );
        case 'POST /order':
          cart.clear();
          return {redirect: `/order-confirmation?id_cart=5&id_order=7&key=${SECRET}`};
        case 'GET /order-confirmation':
          return shell(
            'Order confirmation',
            'order-confirmation',
            `<h3>Your order is confirmed</h3><p>An email has been sent to ${SECRET}@example.com</p>
            <div class="order-line row"><span class="details">Linen duvet</span><span>2</span></div>`,
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
        }) => `<li class="cart-item"><img alt="" src="/x.png"><a class="label" href="/${good.id}-1-${good.handle}.html">${good.name}</a> <span class="price">${euros(good.price)}</span>
        <input type="number" name="product-quantity-spin" class="js-cart-line-product-quantity" value="${quantity}" data-product-id="${good.id}">
        <a class="remove-from-cart" href="/cart?delete=1&id_product=${good.id}" data-link-action="delete-from-cart" data-id-product="${good.id}" data-id-product-attribute="1"><i>delete</i></a></li>`,
      )
      .join('');
  }
}
