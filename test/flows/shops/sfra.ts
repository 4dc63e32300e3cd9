import {createCart, euros, find, GOODS, type Good, type Imitation, page, SECRET, theme} from './imitation.ts';

/** What is chosen is a variant of its own: 810 is sold as 810-W. */
const variantOf = ({id}: Good) => `${id}-W`;

/** A storefront of Salesforce's reference architecture. */
export function createSfra(): Imitation {
  const cart = createCart();
  const CONTROLLER = '/on/demandware.store/Sites-Linen-Site/en_GB';
  const shell = (title: string, action: string, query: string, main: string) => ({
    html: page(
      title,
      '<script src="/jquery.js" defer></script><script src="/theme.js" defer></script>',
      `<body><div class="page" data-action="${action}" data-querystring="${query}"><header>
        <form action="/search" role="search"><input class="form-control search-field" type="text" name="q" aria-label="Search"><button name="search-button">Search</button></form>
        <div class="minicart" data-action-url="${CONTROLLER}/Cart-MiniCartShow"><a class="minicart-link" href="/cart" title="Cart">Cart <span class="minicart-quantity">${cart.count()}</span></a></div></header>
      <div role="main" id="maincontent">${main}</div></div></body>`,
    ),
  });
  const cards = (goods: readonly Good[]) =>
    `<div class="row product-grid">${goods
      .map(
        (good) => `<div class="region"><div class="product" data-pid="${good.id}"><div class="product-tile">
      <div class="image-container"><a href="/s/Linen/${good.handle}/${good.id}.html"><img class="tile-image" alt="" src="/x.png"></a>
        <a class="wishlistTile" href="${CONTROLLER}/Wishlist-AddProduct" title="Wishlist">♡</a></div><div class="pdp-link"><a class="link" href="/s/Linen/${good.handle}/${good.id}.html">${good.name}</a></div>
      <div class="price"><span class="sales"><span class="value" content="${good.price.toFixed(2)}">${euros(good.price)}</span></span></div></div></div></div>`,
      )
      .join('')}</div>`;
  const product = (good: Good) =>
    shell(
      good.name,
      'Product-Show',
      `pid=${good.id}`,
      `<div class="container product-detail product-wrapper" data-pid="${good.id}"><h1 class="product-name hidden-sm-down">${good.name}</h1><div class="d-md-none"><h2 class="product-name">${good.name}</h2></div>
      <div class="product-number">Item No. <span class="product-id">${good.id}</span></div>
      <div class="attributes"><button class="color-attribute" data-variant="${variantOf(good)}">White</button></div>
      <div class="prices"><div class="price"><span><del><span class="strike-through list"><span class="value" content="${(good.price + 50).toFixed(2)}">${euros(good.price + 50)}</span></span></del>
        <span class="sales"><span class="value" content="${good.price.toFixed(2)}">${euros(good.price)}</span></span></span></div></div>
      <div class="availability product-availability" data-ready-to-order="true" data-available="true">In Stock</div>
      <select class="quantity-select custom-select" id="quantity-1"><option>1</option><option selected>2</option></select>
      <input type="hidden" class="add-to-cart-url" value="${CONTROLLER}/Cart-AddProduct"><button class="add-to-cart btn btn-primary" data-pid="${good.id}">Add to Cart</button>
      <button type="submit" class="add-to-wish-list btn" data-href="${CONTROLLER}/Wishlist-AddProduct">Add to wish list</button></div>`,
    );
  const model = () => ({
    numItems: cart.count(),
    items: cart.lines().map(({good, quantity}) => ({
      id: variantOf(good),
      UUID: `u-${good.id}`,
      productName: good.name,
      quantity,
      price: {sales: {value: good.price}},
    })),
  });
  return {
    answer({method, path, query, form}) {
      const good = GOODS.find(({id, handle}) => path === `/s/Linen/${handle}/${id}.html`);
      if (good) return product(good);
      switch (`${method} ${path}`) {
        case 'GET /theme.js':
          return {script: theme('sfra')};
        case 'GET /jquery.js':
          return {script: theme('jquery')};
        case 'GET /s/Linen/beds':
          return shell('Beds', 'Search-Show', 'cgid=beds', `<h1 class="page-title">Beds</h1>${cards(GOODS)}`);
        case 'GET /search':
          return shell('Results', 'Search-Show', query.toString(), `<h1>Results</h1>${cards(find(query.get('q')))}`);
        case `POST ${CONTROLLER}/Cart-AddProduct`: {
          const id = (form.get('pid') ?? '').slice(0, 3);
          const ok = cart.add(id, Number(form.get('quantity')));
          const message = ok ? 'Product added to cart' : 'Product could not be added';
          return {json: {error: !ok, message, pliUUID: `u-${id}`, quantityTotal: cart.count(), cart: model()}};
        }
        case `GET ${CONTROLLER}/Cart-RemoveProductLineItem`:
          cart.remove((query.get('pid') ?? '').slice(0, 3));
          return {json: {basket: model()}};
        case `POST ${CONTROLLER}/Wishlist-AddProduct`: {
          const success = form.get('pid') !== '811';
          return {
            json: {
              success,
              pid: form.get('pid'),
              msg: success ? 'The product was added to your wish list' : 'The product could not be added',
            },
          };
        }
        case 'GET /cart':
          return shell(
            'Cart',
            'Cart-Show',
            '',
            `<h1>Your Cart</h1>${lines()}<a href="/checkout" class="checkout-btn" id="checkout">Checkout</a>
            <div class="modal" hidden><button class="cart-delete-confirmation-btn">Yes</button></div>`,
          );
        case 'GET /checkout':
          return shell(
            'Checkout',
            'Checkout-Begin',
            'stage=payment',
            '<h1>Checkout</h1><form action="/checkout" method="post"><button id="pay">Place Order</button></form>',
          );
        case 'POST /checkout':
          cart.clear();
          return {redirect: `${CONTROLLER}/Order-Confirm?ID=${SECRET}&token=${SECRET}`};
        case `GET ${CONTROLLER}/Order-Confirm`:
          return shell(
            'Thank you',
            'Order-Confirm',
            `ID=${SECRET}&token=${SECRET}`,
            `<h1 class="order-thank-you-msg">Thank you for your order.</h1><p>Order number <span class="order-number">${SECRET}</span> ${SECRET}@example.com</p>`,
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
        }) => `<div class="card product-info uuid-u-${good.id}"><img alt="" src="/x.png"><a class="line-item-name" href="/s/Linen/${good.handle}/${good.id}.html">${good.name}</a>
        <select class="form-control quantity" name="quantity-${good.id}"><option selected>${quantity}</option></select>
        <span class="line-item-total-price">${euros(good.price)}</span>
        <button type="button" class="remove-product btn btn-light" data-pid="${variantOf(good)}" data-uuid="u-${good.id}" data-name="${good.name}" aria-label="Remove product ${good.name}">×</button></div>`,
      )
      .join('');
  }
}
