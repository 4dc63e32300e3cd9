import {afterEach, describe, expect, test} from 'vitest';
import {mainBuyControl, readBlock} from '../../../packages/tracker/src/reading/block.ts';
import {atOnce} from '../at-once.ts';

afterEach(() => {
  document.documentElement.lang = '';
  document.body.innerHTML = '';
  history.replaceState(null, '', '/');
});

function show(body: string, {lang = 'en', title = 'Oak table | Shop', path = '/oak'} = {}): void {
  document.documentElement.lang = lang;
  document.title = title;
  document.body.innerHTML = body;
  history.replaceState(null, '', path);
}

const control = () => mainBuyControl(window);
const block = () => atOnce(readBlock(window, control()));

describe('the control that buys', () => {
  test.each([
    '<button>Add to cart</button>',
    '<button>Add this item to my shopping bag</button>',
    '<button aria-label="Add to basket"><svg></svg></button>',
    '<button title="In den Warenkorb"><i></i></button>',
    '<button class="add-to-cart"><i></i></button>',
    '<input type="submit" value="Ajouter au panier">',
    '<input type="image" alt="Añadir al carrito" src="/b.png">',
    '<div role="button">Aggiungi al carrello</div>',
    '<a href="javascript:void(0)">加入购物车</a>',
    '<a class="btn">加入購物車</a>',
    '<a href="/cart/add?id=4">カートに入れる</a>',
    '<button>장바구니 담기</button>',
    '<button>In winkelwagen</button>',
    '<button>Sepete Ekle</button>',
    '<button>Adicionar ao carrinho</button>',
    '<button>В корзину</button>',
    '<button>Do koszyka</button>',
    '<button>Do košíku</button>',
    '<button>Kosárba teszem</button>',
    '<button>Lägg i varukorgen</button>',
    '<button>Læg i kurv</button>',
    '<button>Legg i handlekurv</button>',
    '<button>Lisää ostoskoriin</button>',
    '<button>Thêm vào giỏ hàng</button>',
    '<button>Lägg i shoppingbag</button>',
    '<button>Læg i taske</button>',
    '<button>أضف إلى السلة</button>',
    '<button>إضافة للسلة</button>',
    '<button>اشتري الآن</button>',
    '<button>הוספה לסל</button>',
    '<button>קנו עכשיו</button>',
    '<button>Mua ngay</button>',
    '<button class="opens-modal">Add to cart</button>',
    '<button>Select variant</button>',
    '<button>Välj storlek</button>',
    '<button>Email me when in stock</button>',
    '<button disabled>אזל מהמלאי</button>',
    '<div role="button">Sold out</div>',
    '<span class="btn-large">SOLD OUT</span>',
    '<p>Rupture de stock</p>',
    '<button>Masukkan ke keranjang</button>',
    '<button>ใส่ตะกร้า</button>',
    '<button>立即购买</button>',
    '<button>Jetzt kaufen</button>',
    '<button>Buy it now</button>',
    '<button formaction="/index.php?route=checkout/cart.add"><i></i></button>',
    '<form action="/cart/add"><input name="id" value="4"><button>Weiter</button></form>',
    '<span class="btn-buy">Añadir a la cesta</span>',
    '<button class="js-add-to-cart big">Kariin</button>', // in a language we do not know
    '<input type="submit" class="cssButton button_in_cart" value="Kariin">',
    '<button disabled>Sold out</button>',
  ])('is %s', (markup) => {
    show(`<main><h1>Oak table</h1>${markup}</main>`);
    expect(control()).not.toBeNull();
  });

  test.each([
    '<a href="/cart">Cart</a>',
    '<header><button>Add to cart</button></header>',
    '<button>Add to wishlist</button>',
    '<button>Subscribe</button>',
    '<form action="/cart"><button>Checkout</button></form>',
    '<a href="/buying-guides">Buying guides</a>',
    '<button style="display:none">Add to cart</button>',
  ])('is not %s', (markup) => {
    show(`<h1>Oak table</h1>${markup}`);
    expect(control()).toBeNull();
  });

  test('is none where every card of a list has one', () => {
    const card = '<li class="card"><a href="/p/1"><img alt=""></a><button>Add to cart</button></li>';
    show(`<h1>Tables</h1><ul>${card.repeat(3)}</ul>`);
    expect(control()).toBeNull();
  });

  test('may ask for a size first beside a heading of the second rank that the document names', () => {
    show('<main><div><h2>Oak table</h2></div><div><button>Select a size</button></div></main>');
    expect(control()).not.toBeNull();
  });

  test('is none that asks for a size, or is sold out, in cards', () => {
    const card = (markup: string) => `<li class="card"><a href="/p/1"><img alt=""></a>${markup}</li>`;
    for (const markup of ['<button>Select options</button>', '<p>Sold out</p>', '<button>Sold out</button>']) {
      show(`<h1>Tables</h1><ul>${card(markup).repeat(3)}</ul>`);
      expect(control(), markup).toBeNull();
      show(`<h1>Tables</h1><div><a href="/p/1"><img alt=""></a><p>Sold out</p></div>`);
      expect(control(), markup).toBeNull();
    }
  });

  test('is none where the heading itself says that something is not there', () => {
    show('<main><div><h1>This page is not available</h1><p>From €10.00 at our other shops</p></div></main>');
    expect(control()).toBeNull();
  });

  test('is none that is sold out among others that are not', () => {
    const card = (label: string) => `<li class="card"><a href="/p/1"></a><img alt=""><button>${label}</button></li>`;
    show(`<main><h1>Tables</h1><ul>${card('Add to cart').repeat(2)}${card('Sold out')}</ul></main>`);
    expect(control()).toBeNull();
  });

  test('is none of the only other product', () => {
    show(
      '<main><div><h1>Oak table</h1><p>Sold out</p></div><ul><li><a href="/p/1"><img alt=""></a><button>Add to cart</button></li></ul></main>',
    );
    expect(control()?.textContent).toBe('Sold out');
  });

  test("is the page's own beside a column of other products that have theirs", () => {
    const card = '<li class="tile"><a href="/p/1"><img alt=""></a><button>Add to cart</button></li>';
    show(
      `<main><h1>Oak table</h1><div><div class="half"><a href="#i"><img alt=""></a><button id="own">Add to cart</button></div>
       <div class="half"><ul>${card.repeat(4)}</ul></div></div></main>`,
    );
    expect(control()?.id).toBe('own');
  });

  test('is found in an open shadow root', () => {
    show('<h1>Oak table</h1><buy-box></buy-box>');
    const root = document.querySelector('buy-box')!.attachShadow({mode: 'open'});
    root.innerHTML = '<p class="price">€ 129</p><button>Add to cart</button>';
    expect(control()).toBe(root.querySelector('button'));
    expect(block()).toMatchObject({title: 'Oak table', price: 129, currency: 'EUR'});
  });
});

describe('the price of a block', () => {
  const OWN = '<h1>Oak table</h1>';
  const BUY = '<button>Add to cart</button>';
  test.each([
    ['one element', '<p class="price">$129.90</p>', 129.9],
    ['no class at all', '<p class="text-2xl font-bold">$129.90</p>', 129.9],
    ['sign, whole and cents apart', '<p class="price"><i>$</i><span>129</span><sup>90</sup></p>', 129.9],
    [
      'whole and point in elements',
      '<p class="price"><b>129<span>.<span class="super">90</span></span></b> USD</p>',
      129.9,
    ],
    ['the sign amid the cents', '<p class="price">129<sup>€90</sup></p>', 129.9],
    [
      'a text read out beside it',
      '<p class="price"><span class="sr-only">$129.90</span><span>$129</span><sup>90</sup></p>',
      129.9,
    ],
    ['the old one first', '<p class="price"><del>$150.00</del> <ins>$129.90</ins></p>', 129.9],
    ['the old one by its class', '<p class="price-old">$150</p><p class="price-new">$129.90</p>', 129.9],
    ['the old one in camel case', '<p class="fpStrikedBefore price">$150</p><p class="fpPrice">$129.90</p>', 129.9],
    ['words of both', '<p class="price">Original price was: $150. Current price is: $129.90.</p>', 129.9],
    ['a unit price', '<p class="price">$129.90</p><p class="unit-price">$2.00 / kg</p>', 129.9],
    ['a unit price first', '<p class="price price--unit">$2.00 / kg</p><p class="price">$129.90</p>', 129.9],
    [
      'a tax-free one',
      '<ul><li><h2><span class="price-new">$129.90</span></h2></li><li>Ex Tax: $100.00</li></ul>',
      129.9,
    ],
    ['what a month costs', '<p id="termPrice">$3.20</p><p class="price">$129.90</p>', 129.9],
    ['an instalment', '<p class="price">$129.90</p><p class="price-installment">or 4 payments of $32.48</p>', 129.9],
    ['a warranty', '<p class="warranty-price">$19</p><p class="price">$129.90</p>', 129.9],
    ['a phone number', '<p class="price">Call 0800 123 4567</p><p>$129.90</p>', 129.9],
    ['an attribute', '<p class="price" data-price-amount="129.9">our price</p>', 129.9],
    ['a dash for cents', '<p class="price">129,-</p>', 129],
  ])('is read with %s', (_, markup, price) => {
    show(`<header><span class="price">$0.00</span></header><main><div>${OWN}${markup}${BUY}</div></main>`);
    expect(block().price).toBe(price);
  });

  test('is the nearest: not of the cart above, nor of what others bought', () => {
    show(
      `<div class="mini-cart"><span class="price">$5.00</span></div>
       <main>${OWN}<section><p class="price">$129.90</p>${BUY}</section>
       <section class="related"><p class="price">$7.00</p><p class="price">$8.00</p></section></main>`,
    );
    expect(block().price).toBe(129.9);
  });

  test('is none of another product, to which it is linked', () => {
    const card = '<a href="/p/1"><img alt=""><b class="price">$7.00</b></a>';
    show(`<main><div>${OWN}<p>Sold out</p><section>${card}${card}</section></div></main>`);
    expect(block().price).toBeUndefined();
  });

  test('is none where there is none', () => {
    show(`<main>${OWN}<p>Log in for prices</p>${BUY}</main>`);
    expect(block().price).toBeUndefined();
  });
});

describe('the currency of a block', () => {
  const page = (price: string, more = '') =>
    `<main><h1>桌子</h1><p class="price">${price}</p><button>加入购物车</button></main>${more}`;
  test.each([
    ['a sign that only one has', 'en', page('€ 129'), 'EUR'],
    ['the language', 'zh-CN', page('¥129'), 'CNY'],
    ['the script where no language is named', '', page('¥129'), 'CNY'],
    [
      'a switch of currencies',
      'en',
      page(
        '$129',
        '<select name="currency"><option value="USD">$</option><option value="CAD" selected>C$</option></select>',
      ),
      'CAD',
    ],
    ['a marked element', 'en', page('$129', '<div data-currency="AUD"></div>'), 'AUD'],
    ['what other amounts bear', 'nl', page('129,-', '<p>Gratis verzending vanaf € 20</p>'), 'EUR'],
    ['nothing', 'en', page('129.00'), undefined],
    ['nothing that would settle a shared sign', 'es', page('$ 129'), undefined],
  ])('is told by %s', (_, lang, markup, currency) => {
    show(markup, {lang});
    expect(block().currency).toBe(currency);
  });
});

describe('the title of a block', () => {
  test.each([
    ['an h1', '<h1>Oak table</h1>'],
    ['the h1 that is not in the header', '<header><h1>Shop</h1></header><h1>Oak table</h1>'],
    ['parts of a heading', '<h1><span>Oak</span><span>table</span></h1>'],
    ['a heading that bears it', '<h1></h1><h3 class="main-title" data-title="Oak table">…</h3>'],
    ['an element named like it', '<div class="product-name">Oak table</div>'],
    ['an element named like it in short', '<div class="prod-tit">Oak table</div>'],
    ['the h1 without a script in it', '<h1>Oak <script>var a = 1</script>table</h1>'],
    ["the document's own where there is no heading", ''],
  ])('is read from %s', (_, heading) => {
    show(`<main><div>${heading}<p class="price">$1.50</p><button>Add to cart</button></div></main>`);
    expect(block().title).toBe('Oak table');
  });
});

describe('the title of a block in an app that calls all its pages the same', () => {
  const page = (heading: string) =>
    `<main><div>${heading}<p class="price">¥15</p><button>加入购物车</button></div></main>`;
  test.each([
    ['the heading that is named', 'my-app', '<p class="cell__title">规格参数</p><p class="item-title">橡木桌子</p>'],
    ['no heading that all have', 'my-app', '<p class="item-title">商品详情</p><p class="goods-title">橡木桌子</p>'],
  ])('is %s', (_, title, heading) => {
    show(page(heading), {title, lang: 'zh-CN'});
    expect(block().title).toContain('橡木桌子');
  });
});

describe('ids of a block', () => {
  test.each([
    [
      'an input',
      '<form><input type="hidden" name="product_id" value="4711"><button>Add to cart</button></form>',
      '4711',
    ],
    [
      'an input of one of many',
      '<form><input type="hidden" name="product_data[4711][product_id]" value="4711"><button>Add to cart</button></form>',
      '4711',
    ],
    ['where a form leads', '<form action="/ajax/add?productId=4711&key=1"><button>Add to cart</button></form>', '4711'],
    ['a button', '<form><button name="add-to-cart" value="4711">Add to cart</button></form>', '4711'],
    ['an attribute', '<button data-prid="12697511">Add to cart</button>', '12697511'],
    ['a mark around', '<div data-product-id="4711"><button>Add to cart</button></div>', '4711'],
    ['a row', '<p>SKU: OAK-180</p><button>Add to cart</button>', 'OAK-180'],
    ['a row in two parts', '<p><b>Art.-Nr.:</b> <span>A-4711</span></p><button>Add to cart</button>', 'A-4711'],
    ['a row in Japanese', '<p>商品コード：oak-180</p><button>Add to cart</button>', 'oak-180'],
    ['a row in Chinese', '<p>货号：80123</p><button>Add to cart</button>', '80123'],
  ])('are read from %s', (_, markup, id) => {
    show(`<main><div><h1>Oak table</h1><p class="price">$129</p>${markup}</div></main>`);
    expect(block().ids).toContain(id);
  });

  test('are not what a row asks for', () => {
    const choice = '<p>Model: <select><option>PS/2</option><option>USB3</option></select></p>';
    show(`<main><div><h1>Oak table</h1><p class="price">$129</p>${choice}<button>Add to cart</button></div></main>`);
    expect(block().ids).toEqual([]);
  });

  test('are read from the address', () => {
    show('<h1>Oak table</h1><button>Add to cart</button>', {path: '/index.php?route=product/product&product_id=42'});
    expect(block().ids).toEqual(['42']);
  });
});
