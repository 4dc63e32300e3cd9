import {createCart, euros, find, GOODS, type Good, type Imitation, page, SECRET, theme} from './imitation.ts';

const VARIABLE = '812';
const priceOf = ({price}: Good) =>
  `<span class="woocommerce-Price-amount amount"><bdi><span class="woocommerce-Price-currencySymbol">€</span>${price.toFixed(2)}</bdi></span>`;

/** A WooCommerce shop with a classic theme: forms and pages on products, jQuery on lists; or with a theme of blocks. */
export function createWooCommerce(kind: 'classic' | 'blocks'): Imitation {
  const cart = createCart();
  let notice: readonly [kind: string, text: string] | null = null;
  let ordered: ReturnType<typeof cart.lines> = [];
  const isBlocks = kind === 'blocks';
  const shell = (title: string, classes: string, main: string, head = '') => {
    const [type, text] = notice ?? [];
    notice = null;
    const banner = isBlocks
      ? `<div class="wc-block-components-notice-banner is-${type === 'message' ? 'success' : 'error'}" role="alert">${text}</div>`
      : `<div class="woocommerce-notices-wrapper"><${type === 'message' ? 'div' : 'ul'} class="woocommerce-${type}" role="alert">${text}</${type === 'message' ? 'div' : 'ul'}></div>`;
    const count = cart.count();
    const header = isBlocks
      ? `<div class="wc-block-mini-cart wp-block-woocommerce-mini-cart"><button class="wc-block-mini-cart__button" aria-label="Number of items in the cart: ${count}">
           <span class="wc-block-mini-cart__quantity-badge"><span class="wc-block-mini-cart__badge">${count || ''}</span></span></button></div>`
      : `<ul id="site-header-cart" class="site-header-cart menu"><li><a class="cart-contents" href="/cart/" title="View your shopping cart">
           <span class="woocommerce-Price-amount amount">€0.00</span> <span class="count">${count} items</span></a></li></ul>`;
    return {
      html: page(
        title,
        head,
        `<body class="theme woocommerce-js ${isBlocks ? 'woocommerce-uses-block-theme ' : ''}${classes}"><header id="masthead" role="banner">
          <form role="search" method="get" class="woocommerce-product-search" action="/"><input type="search" class="search-field" placeholder="Search products…" name="s">
            <button type="submit" value="Search">Search</button><input type="hidden" name="post_type" value="product"></form>${header}</header>
        <main id="main" class="site-main">${type ? banner : ''}${main}</main><script src="/jquery.js"></script><script src="/theme.js"></script></body>`,
      ),
      cookies: [`woocommerce_items_in_cart=${count ? 1 : 0}`, `woocommerce_cart_hash=${count}f3`],
    };
  };
  const button = (good: Good) =>
    good.id === VARIABLE
      ? `<a href="/product/${good.handle}/" data-product_id="${good.id}" class="button product_type_variable add_to_cart_button">Select options</a>`
      : isBlocks
        ? `<button data-product_id="${good.id}" data-product_sku="SKU-${good.id}" aria-label="Add to cart: “${good.name}”" class="wp-block-button__link add_to_cart_button ajax_add_to_cart product_type_simple"><span>Add to cart</span></button>`
        : `<a href="?add-to-cart=${good.id}" data-quantity="1" class="button product_type_simple add_to_cart_button ajax_add_to_cart" data-product_id="${good.id}" data-product_sku="SKU-${good.id}"
             aria-label="Add to cart: “${good.name}”" rel="nofollow">Add to cart</a>`;
  const cards = (goods: readonly Good[]) =>
    `<ul class="products columns-3">${goods
      .map(
        (
          good,
        ) => `<li class="product type-product post-${good.id} instock product_cat-beds ${isBlocks ? 'wc-block-product' : ''}"><a href="/product/${good.handle}/" class="woocommerce-LoopProduct-link">
          <img alt="" src="/x.png"><h2 class="woocommerce-loop-product__title">${good.name}</h2><span class="price">${priceOf(good)}</span></a>${button(good)}
          <div class="yith-wcwl-add-to-wishlist"><a href="#" class="add_to_wishlist" data-product-id="${good.id}" aria-label="Add to wishlist">♡</a></div></li>`,
      )
      .join('')}</ul>`;
  const form = (good: Good) =>
    good.id === VARIABLE
      ? `<form class="variations_form cart" action="/product/${good.handle}/" method="post" enctype="multipart/form-data" data-product_id="${good.id}" data-product_variations="[]">
          <select name="attribute_size"><option value="">Choose an option</option><option value="xl">XL</option></select>
          <div class="quantity"><input type="number" class="input-text qty text" name="quantity" value="1"></div>
          <button type="submit" class="single_add_to_cart_button button alt">Add to cart</button>
          <input type="hidden" name="add-to-cart" value="${good.id}"><input type="hidden" name="product_id" value="${good.id}"><input type="hidden" name="variation_id" class="variation_id" value="0"></form>`
      : `<form class="cart" action="/product/${good.handle}/" method="post" enctype="multipart/form-data"><div class="quantity"><input type="number" class="input-text qty text" name="quantity" value="2"></div>
          <button type="submit" name="add-to-cart" value="${good.id}" class="single_add_to_cart_button button alt">Add to cart</button></form>`;
  const product = (good: Good) =>
    shell(
      good.name,
      `single single-product postid-${good.id} woocommerce woocommerce-page`,
      `<nav class="woocommerce-breadcrumb"><a href="/">Home</a> / <a href="/product-category/beds/">Beds</a> / ${good.name}</nav>
      <div class="product"><h1 class="product_title entry-title">${good.name}</h1><p class="price">${priceOf(good)}</p>${form(good)}
      <div class="product_meta"><span class="sku_wrapper">SKU: <span class="sku">SKU-${good.id}</span></span></div></div>
      <section class="related products">${cards(GOODS.filter((one) => one !== good))}</section>`,
      `<script type="application/ld+json">${JSON.stringify({
        '@graph': [
          {
            '@type': 'Product',
            name: good.name,
            sku: `SKU-${good.id}`,
            offers: [
              {
                '@type': 'Offer',
                priceSpecification: [{price: `${good.price}`, priceCurrency: 'EUR'}],
                availability: 'http://schema.org/InStock',
              },
            ],
          },
        ],
      })}</script>`,
    );
  const add = (good: Good | undefined, quantity: number, isChosen = true) => {
    if (!good || !isChosen)
      notice = [
        'error',
        `<li>${good ? 'Please choose product options&hellip;' : 'Sorry, this product cannot be purchased.'}</li>`,
      ];
    else if (!cart.add(good.id, quantity))
      notice = [
        'error',
        `<li>You cannot add &quot;${good.name}&quot; to the cart because the product is out of stock.</li>`,
      ];
    else
      notice = [
        'message',
        `&ldquo;${good.name}&rdquo; has been added to your cart. <a href="/cart/" class="button wc-forward">View cart</a>`,
      ];
    return notice[0] === 'message';
  };
  return {
    answer({method, path, query, form: fields, body}) {
      const good = GOODS.find(({handle}) => path === `/product/${handle}/`);
      if (good && method === 'POST') {
        const id = fields.get('product_id') ?? fields.get('add-to-cart');
        add(
          GOODS.find((one) => one.id === id),
          Number(fields.get('quantity')),
          id !== VARIABLE || fields.get('attribute_size') !== '',
        );
      }
      if (good) return product(good);
      const removed = query.get('remove_item');
      if (path === '/cart/' && removed) {
        const one = GOODS.find(({id}) => id === removed);
        cart.remove(removed);
        notice = ['message', `“${one?.name}” removed. <a href="/cart/?undo_item=1">Undo?</a>`];
        return {redirect: '/cart/'};
      }
      if (query.get('wc-ajax') === 'add_to_cart') {
        const one = GOODS.find(({id}) => id === fields.get('product_id'));
        const ok = add(one, Number(fields.get('quantity') ?? 1));
        if (ok) notice = null;
        return {
          json: ok
            ? {fragments: {count: `${cart.count()} items`}, cart_hash: `${cart.count()}f3`}
            : {error: true, product_url: `/product/${one?.handle}/`},
          cookies: ok ? ['woocommerce_items_in_cart=1', `woocommerce_cart_hash=${cart.count()}f3`] : [],
        };
      }
      if (query.get('s'))
        return shell(
          'Search results',
          'search search-results woocommerce woocommerce-page',
          `<h1>Search results</h1>${cards(find(query.get('s')))}`,
        );
      switch (`${method} ${path}`) {
        case 'GET /jquery.js':
          return {script: theme('jquery')};
        case 'GET /theme.js':
          return {script: theme(isBlocks ? 'woocommerce-blocks' : 'woocommerce')};
        case 'GET /product-category/beds/':
          return shell(
            'Beds',
            'archive tax-product_cat term-beds woocommerce woocommerce-page',
            `<h1>Beds</h1>${cards(GOODS)}`,
          );
        case 'POST /wp-json/wc/store/v1/batch': {
          const [{body: item}] = (JSON.parse(body) as {requests: {body: {id: number; quantity: number}}[]}).requests;
          const ok = cart.add(`${item.id}`, item.quantity);
          return {
            status: 207,
            json: {
              responses: [
                ok
                  ? {status: 201, body: {items_count: cart.count()}}
                  : {
                      status: 400,
                      body: {
                        code: 'woocommerce_rest_product_out_of_stock',
                        message: 'This product is out of stock and cannot be purchased.',
                      },
                    },
              ],
            },
          };
        }
        case 'GET /cart/':
          return shell(
            'Cart',
            'page woocommerce-cart woocommerce-page',
            `<h1>Cart</h1><form class="woocommerce-cart-form" action="/cart/" method="post"><table class="shop_table cart"><tbody>${cart
              .lines()
              .map(
                ({
                  good: one,
                  quantity,
                }) => `<tr class="woocommerce-cart-form__cart-item cart_item"><td class="product-remove"><a role="button" href="/cart/?remove_item=${one.id}" class="remove"
                  aria-label="Remove ${one.name} from cart" data-product_id="${one.id}" data-product_sku="SKU-${one.id}">&times;</a></td><td class="product-thumbnail"><a href="/product/${one.handle}/"><img alt="" src="/x.png"></a></td>
                  <td class="product-name"><a href="/product/${one.handle}/">${one.name}</a></td><td class="product-price">${euros(one.price)}</td>
                  <td class="product-quantity"><input type="number" class="input-text qty text" name="cart[${one.id}][qty]" value="${quantity}"></td></tr>`,
              )
              .join(
                '',
              )}</tbody></table></form><a href="/checkout/" class="checkout-button button alt wc-forward">Proceed to checkout</a>`,
          );
        case 'GET /checkout/':
          return shell(
            'Checkout',
            'page woocommerce-checkout woocommerce-page',
            `<h1>Checkout</h1><form class="checkout" method="post" action="/checkout/pay"><input name="billing_email" value="ann@example.com"><button id="place_order">Place order</button></form>`,
          );
        case 'POST /checkout/pay':
          ordered = cart.lines();
          cart.clear();
          return {redirect: `/checkout/order-received/54/?key=wc_order_${SECRET}`};
        case 'GET /checkout/order-received/54/':
          return shell(
            'Order received',
            'page woocommerce-checkout woocommerce-page woocommerce-order-received',
            `<h1>Order received</h1><p>Thank you, ann@example.com. Order number: <strong>54</strong></p><table class="woocommerce-table woocommerce-table--order-details shop_table order_details"><tbody>${ordered
              .map(
                ({
                  good: one,
                  quantity,
                }) => `<tr class="woocommerce-table__line-item order_item"><td class="woocommerce-table__product-name product-name"><a href="/product/${one.handle}/">${one.name}</a>
                  <strong class="product-quantity">&times;&nbsp;${quantity}</strong></td><td class="product-total">${euros(one.price * quantity)}</td></tr>`,
              )
              .join('')}</tbody></table>`,
          );
        default:
          return null;
      }
    },
  };
}
