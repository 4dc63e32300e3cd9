import {createCart, euros, find, GOODS, type Good, type Imitation, page, SECRET, theme} from './imitation.ts';

export type ShopifyTheme = 'dawn' | 'horizon' | 'standard';

/** Variants have ids of their own: 810 is sold as 8101. */
const variantOf = ({id}: Good) => `${id}1`;
const ofVariant = (variant: string | null) => GOODS.find((good) => variantOf(good) === variant);
/** Prices in meta tags are written as people read them. */
const localized = (price: number) => price.toFixed(2).replace('.', ',');

/** A storefront of Shopify's with one of three kinds of themes, whose scripts are told apart by what they send. */
export function createShopify(kind: ShopifyTheme): Imitation {
  const cart = createCart();
  let isEditor = false;
  const analytics = (good: Good) => ({
    id: Number(good.id),
    gid: `gid://shopify/Product/${good.id}`,
    vendor: 'Somna',
    type: 'Bedding',
    variants: [
      {
        id: Number(variantOf(good)),
        price: good.price * 100,
        name: good.name,
        public_title: null,
        sku: `SKU-${good.id}`,
      },
    ],
  });
  const form = (good: Good) => `
    <form method="post" action="/cart/add" class="form" data-type="add-to-cart-form" data-product-id="${good.id}">
      <input type="hidden" name="id" value="${variantOf(good)}"><input type="number" name="quantity" value="2">
      <button type="submit" name="add">Add to cart</button><p class="product-form__error-message" hidden></p>
    </form>`;
  const shell = (
    title: string,
    pageType: string,
    main: string,
    {product = null as Good | null, listed = false} = {},
  ) => {
    const meta = {
      currency: 'EUR',
      page: {pageType},
      ...(product && {product: analytics(product)}),
      ...(listed && {products: GOODS.map(analytics)}),
    };
    const shopify = {
      shop: 'linen.myshopify.com',
      theme: {name: kind},
      currency: {active: 'EUR', rate: '1.0'},
      routes: {root: '/'},
      ...(isEditor && {designMode: true}),
    };
    return {
      html: page(
        title,
        `<script>window.Shopify = ${JSON.stringify(shopify)}; window.ShopifyAnalytics = {meta: ${JSON.stringify(meta)}};</script>
        <meta property="og:site_name" content="Linen">`,
        `<body><header>
          <form action="/search" role="search"><input type="search" name="q" aria-label="Search"><button>Search</button></form>
          <a href="/cart" id="cart-icon-bubble">Cart <span class="cart-count-bubble"><span aria-hidden="true">${cart.count()}</span></span></a>
        </header>
        <main>${main}</main>
        ${pageType === 'cart' ? '' : `<cart-drawer class="drawer" hidden><h2>Your cart</h2>${lines()}</cart-drawer>`}
        <script src="/theme.js"${kind === 'dawn' ? '' : ' type="module"'}></script></body>`,
      ),
    };
  };
  const cards = (goods: readonly Good[]) =>
    `<ul class="product-grid">${goods
      .map(
        (good) => `<li class="grid__item"><div class="card-wrapper product-card-wrapper"><img alt="" src="/x.png">
      <h3 class="card__heading"><a href="/products/${good.handle}">${good.name}</a></h3><span class="price-item">${euros(good.price)}</span></div></li>`,
      )
      .join('')}</ul>`;
  const product = (good: Good) =>
    shell(
      good.name,
      'product',
      `<meta property="og:type" content="product"><meta property="og:price:amount" content="${localized(good.price)}">
      <meta property="og:price:currency" content="EUR">
      <h1>${good.name}</h1><div class="price"><span class="price-item">${euros(good.price)}</span></div>${form(good)}`,
      {product: good},
    );
  return {
    answer({method, path, query, form: fields}) {
      const good = GOODS.find(({handle}) => path.endsWith(`/products/${handle}`));
      if (good) return product(good);
      const variant = ofVariant(fields.get('id'));
      switch (`${method} ${path}`) {
        case 'GET /theme.js':
          return {script: theme(kind)};
        case 'GET /editor':
          isEditor = true;
          return {redirect: '/products/linen-duvet'};
        case 'GET /':
          return shell('Linen', 'home', `<h1>Linen</h1>${form(GOODS[0])}<p class="price">${euros(1)}</p>`);
        case 'GET /collections/beds':
          return shell('Beds – Linen', 'collection', `<h1>Beds</h1>${cards(GOODS)}`, {listed: true});
        case 'GET /search':
          return shell('Search – Linen', 'searchresults', `<h1>Results</h1>${cards(find(query.get('q')))}`);
        case 'GET /cart':
          return shell(
            'Your cart – Linen',
            'cart',
            `<h1>Your cart</h1><cart-items>${lines()}</cart-items><a href="/checkouts/cn/${SECRET}" id="checkout">Check out</a>`,
          );
        case 'GET /cart.js':
          return {json: cartJson()};
        case 'POST /cart/add':
          return {
            json:
              variant && cart.add(variant.id, Number(fields.get('quantity')))
                ? {product_id: Number(variant.id), variant_id: Number(variantOf(variant)), handle: variant.handle}
                : {status: 422, message: 'Cart Error', description: 'Wool blanket is sold out.'},
          };
        case 'POST /cart/change':
          cart.remove(variant?.id ?? null);
          return {json: cartJson()};
        case `GET /checkouts/cn/${SECRET}`: // no theme, no tag of ours
          return {
            html: `<!doctype html><title>Checkout</title><a href="/checkouts/cn/${SECRET}/thank-you" id="pay">Pay now</a>`,
          };
        case `GET /checkouts/cn/${SECRET}/thank-you`:
          cart.clear();
          return {html: '<!doctype html><title>Thank you</title><a href="/" id="back">Continue shopping</a>'};
        default:
          return null;
      }
    },
  };

  function lines() {
    const items = cart.lines().map(
      ({good, quantity}) => `
      <li class="cart-item"><img alt="" src="/x.png"><a class="cart-item__name" href="/products/${good.handle}?variant=${variantOf(good)}">${good.name}</a>
        <input type="number" name="updates[]" class="quantity__input" value="${quantity}"> <span class="price">${euros(good.price)}</span>
        <cart-remove-button><a class="button" href="#" data-variant="${variantOf(good)}" aria-label="Remove ${good.name}">Remove</a></cart-remove-button></li>`,
    );
    return `<ul class="cart-items">${items.join('')}</ul>`;
  }

  function cartJson() {
    const items = cart.lines().map(({good, quantity}) => ({
      product_id: Number(good.id),
      variant_id: Number(variantOf(good)),
      handle: good.handle,
      quantity,
    }));
    return {token: SECRET, currency: 'EUR', item_count: cart.count(), items};
  }
}
