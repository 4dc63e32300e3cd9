import {test} from '@playwright/test';
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
