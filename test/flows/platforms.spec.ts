import {type Page, test} from '@playwright/test';
import {createBigcommerce} from './shops/bigcommerce.ts';
import type {Imitation} from './shops/imitation.ts';
import {createMagento} from './shops/magento.ts';
import {createPrestashop} from './shops/prestashop.ts';
import {createSfra} from './shops/sfra.ts';
import {createShopify} from './shops/shopify.ts';
import {createShopware} from './shops/shopware.ts';
import {click, goTo, reload, type Step, search, takeTour} from './shops/tour.ts';

/** Where things are in one shop, and what is special about it. */
interface Tour {
  readonly shop: () => Imitation;
  readonly list: string;
  readonly linen: string;
  readonly wool: string;
  readonly cart: string;
  readonly add: string;
  readonly search: string;
  readonly remove: readonly string[];
  /** Pages that a refused add leads to. */
  readonly refused?: readonly string[];
  readonly heart?: readonly Step[];
  readonly more?: readonly Step[];
  /** From the checkout on, where it is not a page of the shop's. */
  readonly order?: readonly Step[];
}

const SHOPIFY = {
  list: '/collections/beds',
  linen: '/collections/beds/products/linen-duvet',
  wool: '/products/wool-blanket',
  cart: '/cart',
  add: 'main form button',
  search: '[name=q]',
  remove: ['[data-variant]'],
  order: [
    {
      name: 'goes to the checkout, which is not the theme, pays, and comes back to an empty cart',
      async act(page: Page) {
        for (const selector of ['#checkout', '#pay', '#back']) await click(selector)(page);
      },
      told: ['checkout', 'purchase 810 ×2'],
    },
    {name: 'loads that page again', act: reload, told: []},
    {name: "opens the theme editor's preview", act: goTo('/editor'), told: []},
    {name: 'opens a list there', act: goTo('/collections/beds'), told: []},
    {name: 'opens a product there', act: goTo('/products/linen-duvet'), told: []},
    {name: 'adds there', act: click('main form button'), told: []},
  ],
} satisfies Omit<Tour, 'shop'>;

const hearts = (selector: string, onList: string): readonly Step[] => [
  {name: 'puts it on the list', act: click(selector), told: ['favorite 810']},
  {name: 'takes it off again', act: click(selector), told: [onList]},
];

const TOURS: Readonly<Record<string, Tour>> = {
  'Shopify with a theme like Dawn': {...SHOPIFY, shop: () => createShopify('dawn')},
  'Shopify with a theme like Horizon': {...SHOPIFY, shop: () => createShopify('horizon')},
  "Shopify with a theme of Shopify's standard events": {...SHOPIFY, shop: () => createShopify('standard')},
  'Magento with Luma': {
    shop: () => createMagento('luma'),
    list: '/beds.html',
    linen: '/linen-duvet.html',
    wool: '/wool-blanket.html',
    cart: '/checkout/cart/',
    add: '.tocart',
    search: '[name=q]',
    remove: ['[data-cart-item]'],
    refused: ['view 811'],
    heart: [
      {name: 'puts it on the list', act: click('.towishlist'), told: ['favorite 810']},
      {name: 'loads the list again', act: reload, told: []},
    ],
  },
  'Magento with Hyvä': {
    shop: () => createMagento('hyva'),
    list: '/beds.html',
    linen: '/linen-duvet.html',
    wool: '/wool-blanket.html',
    cart: '/checkout/cart/',
    add: '.tocart',
    search: '[name=q]',
    remove: ['[data-cart-item]'],
    refused: ['view 811'],
  },
  PrestaShop: {
    shop: createPrestashop,
    list: '/3-beds',
    linen: '/810-1-linen-duvet.html',
    wool: '/811-1-wool-blanket.html',
    cart: '/cart',
    add: '.add-to-cart',
    search: '[name=s]',
    remove: ['.remove-from-cart'],
    heart: hearts('.wishlist-button-add', 'unfavorite 810'),
  },
  Shopware: {
    shop: createShopware,
    list: '/Beds/',
    linen: '/linen-duvet/SW810',
    wool: '/wool-blanket/SW811',
    cart: '/checkout/cart',
    add: '.btn-buy',
    search: '[name=search]',
    remove: ['.line-item-remove-button'],
    heart: hearts('[data-add-to-wishlist]', 'unfavorite 810'),
  },
  BigCommerce: {
    shop: createBigcommerce,
    list: '/beds/',
    linen: '/linen-duvet/',
    wool: '/wool-blanket/',
    cart: '/cart.php',
    add: '#form-action-addToCart',
    search: '[name=search_query]',
    remove: ['.cart-remove'],
    heart: [{name: 'puts it on the list', act: click('[data-wishlist-add] input'), told: ['favorite 810']}],
    more: [
      {name: 'opens a list without prices', act: goTo('/wholesale/'), told: ['list 3']},
      {name: 'adds from a card what is gone', act: click('[href*="product_id=811"]'), told: []},
    ],
  },
  "Salesforce's reference architecture": {
    shop: createSfra,
    list: '/s/Linen/beds',
    linen: '/s/Linen/linen-duvet/810.html',
    wool: '/s/Linen/wool-blanket/811.html',
    cart: '/cart',
    add: '.add-to-cart',
    search: '[name=q]',
    remove: ['.remove-product', '.cart-delete-confirmation-btn'],
    heart: [
      {name: 'chooses a variant', act: click('.color-attribute'), told: []},
      {name: 'puts it on the list', act: click('.add-to-wish-list'), told: ['favorite 810']},
    ],
  },
};

for (const [name, tour] of Object.entries(TOURS)) {
  test(name, async ({page}) => {
    test.setTimeout(240_000); // a tour listens to silence at each step that must tell nothing
    const look = (what: string) => ({name: `looks at ${what}`, act: goTo(what)});
    const {add, remove, refused = [], heart = [], more = [], order} = tour;
    await takeTour(page, tour.shop(), [
      {name: 'opens a list', act: goTo(tour.list), told: ['list 3']},
      {...look(tour.linen), told: ['view 810']},
      {name: 'adds two', act: click(add), told: addedBy(name)},
      {...look(tour.wool), told: ['view 811']},
      {name: 'adds what is gone', act: click(add), told: refused},
      {...look(tour.linen), told: ['view 810']},
      ...heart,
      ...more,
      {name: 'opens a list', act: goTo(tour.list), told: ['list 3']},
      {name: 'searches', act: search(tour.search, 'linen'), told: ['list 1', 'search linen']},
      {name: 'loads the results again', act: reload, told: ['list 1']},
      {name: 'opens the cart', act: goTo(tour.cart), told: []},
      {
        name: 'takes it out',
        act: async (shown) => {
          for (const selector of remove) await click(selector)(shown);
        },
        told: ['remove 810 ×2'],
      },
      {...look(tour.linen), told: ['view 810']},
      {name: 'adds two', act: click(add), told: addedBy(name)},
      {name: 'opens the cart', act: goTo(tour.cart), told: []},
      ...(order ?? [
        {name: 'goes to the checkout', act: click('#checkout'), told: ['checkout']},
        {name: 'pays', act: click('#pay'), told: ['purchase 810 ×2']},
        {name: 'loads that page again', act: reload, told: []},
        {name: 'comes back later', act: goTo(tour.list), told: ['list 3']},
      ]),
    ]);
  });
}

/** Hyvä's forms lead back to the product, which is seen again. */
function addedBy(name: string): string[] {
  return name.includes('Hyvä') ? ['add 810 ×2', 'view 810'] : ['add 810 ×2'];
}
