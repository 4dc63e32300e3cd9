import {test} from '@playwright/test';
import {createEcCube} from './shops/eccube.ts';
import {createEcShop} from './shops/ecshop.ts';
import {createOpenCart} from './shops/opencart.ts';
import {createPlain, type Layer} from './shops/plain.ts';
import {createShopXo} from './shops/shopxo.ts';
import {createSinglePage} from './shops/single-page.ts';
import {click, goTo, reload, search, takeTour} from './shops/tour.ts';
import {createWooCommerce} from './shops/woocommerce.ts';

test.describe.configure({timeout: 180_000});

for (const kind of ['classic', 'blocks'] as const) {
  test(`WooCommerce, ${kind}`, async ({page}) => {
    await takeTour(page, createWooCommerce(kind), [
      {name: 'a list', act: goTo('/product-category/beds/'), told: ['list 3']},
      {name: 'what is typed into the search', act: search('[type=search]', 'Linen'), told: ['search Linen', 'list 1']},
      {name: 'a product', act: goTo('/product/linen-duvet/'), told: ['view 810']},
      {
        name: 'an add that loads the page anew',
        act: click('.single_add_to_cart_button'),
        told: ['add 810 ×2', 'view 810'],
      },
      {name: 'the same again', act: click('.single_add_to_cart_button'), told: ['add 810 ×2', 'view 810']},
      {name: 'a product with variants', act: goTo('/product/cotton-sheet/'), told: ['view 812']},
      {name: 'none of them chosen', act: click('.single_add_to_cart_button'), told: ['view 812']},
      {
        name: 'one chosen',
        async act(visited) {
          await visited.locator('select').selectOption('xl');
          await click('.single_add_to_cart_button')(visited);
        },
        told: ['add 812 ×1', 'view 812'],
      },
      {name: 'a product that is sold out', act: goTo('/product/wool-blanket/'), told: ['view 811']},
      {name: 'adding it', act: click('.single_add_to_cart_button'), told: ['view 811']},
      {name: 'the list again', act: goTo('/product-category/beds/'), told: ['list 3']},
      {name: 'an add from the list', act: click('.post-810 .ajax_add_to_cart'), told: ['add 810 ×1']},
      ...(kind === 'classic'
        ? [
            {name: 'a heart', act: click('.post-812 .add_to_wishlist'), told: ['favorite 812']},
            {
              name: 'a refusal that leads to its product',
              act: click('.post-811 .ajax_add_to_cart'),
              told: ['view 811'],
            },
          ]
        : [{name: 'a refusal on the list', act: click('.post-811 .ajax_add_to_cart'), told: []}]),
      {name: 'the cart', act: goTo('/cart/'), told: []},
      {name: 'taking something out', act: click('[data-product_id="812"]'), told: ['remove 812 ×1']},
      {name: 'the checkout', act: click('.checkout-button'), told: ['checkout']},
      {name: 'an order', act: click('#place_order'), told: ['purchase 810 ×5']},
      {name: 'its page again', act: reload, told: []},
    ]);
  });
}

test('OpenCart', async ({page}) => {
  const to = (route: string) => goTo(`/index.php?route=${route}&language=en-gb`);
  await takeTour(page, createOpenCart(), [
    {name: 'a list', act: to('product/category'), told: ['list 3']},
    {name: 'what is typed into the search', act: search('[name=search]', 'Linen'), told: ['search Linen', 'list 1']},
    {name: 'a product', act: to('product/product&product_id=810'), told: ['view 810']},
    {name: 'an add', act: click('#button-cart'), told: ['add 810 ×2']},
    {name: 'the same again', act: click('#button-cart'), told: ['add 810 ×2']},
    {name: "a guest's favorite", act: click('[title="Add to Wish List"]'), told: []},
    {name: 'a product with options', act: to('product/product&product_id=812'), told: ['view 812']},
    {name: 'none of them chosen', act: click('#button-cart'), told: []},
    {
      name: 'one chosen',
      async act(visited) {
        await visited.locator('select').selectOption('15');
        await click('#button-cart')(visited);
      },
      told: ['add 812 ×2'],
    },
    {name: 'who has logged in', act: goTo('/login'), told: ['list 3']},
    {name: 'a favorite', act: click('.col:nth-child(3) [title="Add to Wish List"]'), told: ['favorite 812']},
    {name: 'an add from the list', act: click('.col:nth-child(1) [title="Add to Cart"]'), told: ['add 810 ×1']},
    {name: 'a refusal on the list', act: click('.col:nth-child(2) [title="Add to Cart"]'), told: []},
    {name: 'the cart', act: to('checkout/cart'), told: []},
    {name: 'taking something out', act: click('main tr:nth-child(2) [title=Remove]'), told: ['remove 812 ×2']},
    {name: 'the checkout', act: click('#checkout'), told: ['checkout']},
    {name: 'an order, of which its page lists nothing', act: click('#button-confirm'), told: ['purchase 810 ×5']},
    {name: 'its page again', act: reload, told: []},
  ]);
});

test('ShopXO', async ({page}) => {
  await takeTour(page, createShopXo(), [
    {name: 'a list', act: goTo('/?s=search/index/cid/62.html'), told: ['list 3']},
    {
      name: 'what is typed, and written otherwise in the address',
      act: search('[name=wd]', 'linen'),
      told: ['search linen', 'list 1'],
    },
    {name: 'a product', act: goTo('/?s=goods/index/id/810.html'), told: ['view 810']},
    {name: "a guest's add", act: click('.cart-submit'), told: []},
    {name: 'who has logged in', act: goTo('/login'), told: []},
    {name: 'the product again', act: goTo('/?s=goods/index/id/810.html'), told: ['view 810']},
    {name: 'an add', act: click('.cart-submit'), told: ['add 810 ×2']},
    {name: 'the same again', act: click('.cart-submit'), told: ['add 810 ×2']},
    {name: 'a favorite', act: click('.favor-submit'), told: ['favorite 810']},
    {name: 'taken back', act: click('.favor-submit'), told: ['unfavorite 810']},
    {name: 'a product that is sold out', act: goTo('/?s=goods/index/id/811.html'), told: ['view 811']},
    {name: 'adding it', act: click('.cart-submit'), told: []},
    {name: 'a product with specifications', act: goTo('/?s=goods/index/id/812.html'), told: ['view 812']},
    {name: 'none of them chosen', act: click('.cart-submit'), told: []},
    {
      name: 'one chosen',
      async act(visited) {
        await click('.sku-line')(visited);
        await click('.cart-submit')(visited);
      },
      told: ['add 812 ×2'],
    },
    {name: 'the cart', act: goTo('/?s=cart/index.html'), told: []},
    {name: 'taking something out', act: click('[data-id="812"] .submit-delete'), told: ['remove 812 ×2']},
    {name: 'the checkout', act: click('#checkout'), told: ['checkout']},
    {name: 'an order', act: click('#pay'), told: ['purchase 810 ×4']},
    {name: 'its page again', act: reload, told: []},
  ]);
});

test('EC-CUBE', async ({page}) => {
  await takeTour(page, createEcCube(), [
    {name: 'a list', act: goTo('/products/list'), told: ['list 3']},
    {name: 'what is typed into the search', act: search('[name=name]', 'Linen'), told: ['search Linen', 'list 1']},
    {name: 'a product', act: goTo('/products/detail/810'), told: ['view 810']},
    {name: 'an add', act: click('.add-cart'), told: ['add 810 ×2']},
    {name: 'its dialog closed', act: click('.ec-modal-close'), told: []},
    {name: 'the same again', act: click('.add-cart'), told: ['add 810 ×2']},
    {name: 'a product that is sold out', act: goTo('/products/detail/811'), told: ['view 811']},
    {name: 'adding it', act: click('.add-cart'), told: []},
    {name: 'its dialog closed', act: click('.ec-modal-close'), told: []},
    {name: "a guest's favorite, led to a login", act: click('#favorite'), told: []},
    {name: 'who has logged in', act: goTo('/login'), told: ['list 3']},
    {name: 'a product', act: goTo('/products/detail/812'), told: ['view 812']},
    {name: 'a favorite that loads the page anew', act: click('#favorite'), told: ['favorite 812', 'view 812']},
    {name: 'an add', act: click('.add-cart'), told: ['add 812 ×2']},
    {name: 'the cart', act: goTo('/cart'), told: []},
    {
      name: 'taking something out',
      act: click('.ec-cartRow:nth-child(2) .ec-cartRow__delColumn'),
      told: ['remove 812 ×2'],
    },
    {name: 'the checkout', act: click('#checkout'), told: ['checkout']},
    {name: 'an order', act: click('#pay'), told: ['purchase 810 ×4']},
    {name: 'its page again', act: reload, told: []},
  ]);
});

test('ECShop', async ({page}) => {
  page.on('dialog', (dialog) => void dialog.accept());
  await takeTour(page, createEcShop(), [
    {name: 'a list', act: goTo('/category.php?id=1'), told: ['list 3']},
    {name: 'what is typed into the search', act: search('[name=keywords]', 'linen'), told: ['search linen', 'list 1']},
    {name: 'a product', act: goTo('/goods.php?id=810'), told: ['view 810']},
    {name: 'an add', act: click('#buy'), told: ['add 810 ×2']},
    {name: 'the same again', act: click('#buy'), told: ['add 810 ×2']},
    {name: 'a product that is sold out', act: goTo('/goods.php?id=811'), told: ['view 811']},
    {name: 'adding it, refused in a dialog', act: click('#buy'), told: []},
    {name: 'the list again', act: goTo('/category.php?id=1'), told: ['list 3']},
    {name: 'an add from the list', act: click('[href="javascript:addToCart(812)"]'), told: ['add 812 ×1']},
    {name: 'the cart', act: goTo('/flow.php'), told: []},
    {name: 'taking something out', act: click('[href*="drop_goods&id=812"]'), told: ['remove 812 ×1']},
    {name: 'the checkout', act: click('#checkout'), told: ['checkout']},
    {name: 'an order', act: click('#pay'), told: ['purchase 810 ×4']},
    {name: 'its page again', act: reload, told: []},
  ]);
});

const LAYERS: Readonly<Record<Layer, string>> = {
  none: 'A shop of no platform',
  gtag: 'A shop that tells gtag alone',
  gtm: 'A shop that tells a data layer alone',
  renamed: 'A shop whose data layer has another name',
  universal: 'A shop that tells a data layer as Universal Analytics had it',
};
for (const [layer, name] of Object.entries(LAYERS)) {
  test(name, async ({page}) => {
    await takeTour(page, createPlain(layer as Layer), [
      {name: 'a list', act: goTo('/beds'), told: ['list 3']},
      {name: 'what is typed into the search', act: search('[type=search]', 'linen'), told: ['search linen', 'list 1']},
      {name: 'a product', act: goTo('/goods/linen-duvet'), told: ['view 810']},
      {name: 'an add', act: click('#add'), told: ['add 810 ×2']},
      {name: 'the same again', act: click('#add'), told: ['add 810 ×2']},
      {name: 'a favorite', act: click('#like'), told: ['favorite 810']},
      {name: 'taken back', act: click('#like'), told: ['unfavorite 810']},
      {name: 'a product that is sold out', act: goTo('/goods/wool-blanket'), told: ['view 811']},
      {name: 'adding it, which the data layer tells all the same', act: click('#add'), told: []},
      {name: 'another product', act: goTo('/goods/cotton-sheet'), told: ['view 812']},
      {name: 'an add', act: click('#add'), told: ['add 812 ×2']},
      {name: 'the basket', act: goTo('/basket'), told: []},
      {name: 'taking something out', act: click('#out-812'), told: ['remove 812 ×2']},
      {name: 'the checkout', act: click('#checkout'), told: ['checkout']},
      {name: 'an order', act: click('#pay'), told: ['purchase 810 ×4']},
      {name: 'its page again', act: reload, told: []},
    ]);
  });
}

test('A single-page shop with server actions and prefetches', async ({page}) => {
  await takeTour(page, createSinglePage('next'), [
    {name: 'a list', act: goTo('/beds'), told: ['list 3']},
    {name: 'what is typed into the search', act: search('[type=search]', 'linen'), told: ['search linen', 'list 1']},
    {name: 'a product', act: click('main:not([hidden]) [href="/product/linen-duvet"]'), told: ['view 810']},
    {name: 'an add', act: click('main:not([hidden]) #add'), told: ['add 810 ×2']},
    {name: 'the same again', act: click('main:not([hidden]) #add'), told: ['add 810 ×2']},
    {name: 'back', act: (visited) => visited.goBack(), told: ['list 1']},
    {name: 'a product with sizes', act: goTo('/product/cotton-sheet'), told: ['view 812']},
    {name: 'none of them chosen', act: click('main:not([hidden]) #add'), told: []},
    {
      name: 'one chosen',
      async act(visited) {
        await visited.locator('select').selectOption('XL');
        await click('main:not([hidden]) #add')(visited);
      },
      told: ['add 812 ×2'],
    },
    {name: 'what goes with it', act: click('main:not([hidden]) .goes-with'), told: ['view 810']},
    {name: 'a product that is sold out', act: goTo('/product/wool-blanket'), told: ['view 811']},
    {name: 'adding it', act: click('main:not([hidden]) #add'), told: []},
    {name: 'the cart', act: click('header a'), told: []},
    {name: 'taking something out', act: click('.out[data-id="812"]'), told: ['remove 812 ×2']},
    {name: 'the checkout', act: click('#checkout'), told: ['checkout']},
    {name: 'an order', act: click('#pay'), told: ['purchase 810 ×4']},
    {name: 'its page again', act: reload, told: []},
  ]);
});

test('A shop behind a hash, of elements that are no links and no buttons', async ({page}) => {
  await takeTour(page, createSinglePage('hash'), [
    {name: 'a product', act: goTo('/#/pages/goods_details/index?id=810'), told: ['view 810']},
    {name: 'an add', act: click('.add'), told: ['add 810 ×1']},
    {name: 'the same again', act: click('.add'), told: ['add 810 ×1']},
    {name: 'a favorite', act: click('.like'), told: ['favorite 810']},
    {name: 'taken back', act: click('.like'), told: ['unfavorite 810']},
    {name: 'another product', act: goTo('/#/pages/goods_details/index?id=811'), told: ['view 811']},
    {name: 'which is sold out', act: click('.add'), told: []},
  ]);
});
