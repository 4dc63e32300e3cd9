import {createCart, find, GOODS, type Good, type Imitation, page, SECRET, theme} from './imitation.ts';

/** A storefront of EC-CUBE 4: Japanese, no h1 on products, answers in a dialog. */
export function createEcCube(): Imitation {
  const cart = createCart();
  let isGuest = true;
  const yen = (price: number) => `￥${Math.round(price * 100).toLocaleString('en')}`;
  const header = () => `<span class="ec-cartNavi__badge">${cart.count()}</span>`;
  const shell = (title: string, route: string, main: string) => ({
    html: page(
      title,
      '',
      `<body id="page_${route}" class="${route === 'product_detail' ? 'product_page' : 'front_page'}"><div class="ec-layoutRole"><div class="ec-layoutRole__header"><div class="ec-headerNaviRole">
        <form method="get" class="searchform" action="/products/list"><div class="ec-headerSearch__keyword"><input type="search" name="name" maxlength="50" placeholder="キーワードを入力" class="search-name"><button class="ec-headerSearch__keywordBtn" type="submit">検索</button></div></form>
        <div class="ec-headerRole__cart"><div class="ec-cartNavi"><a href="/cart">${header()}</a></div></div></div></div>
      <div class="ec-layoutRole__contents">${main}</div></div><script src="/theme.js"></script></body>`,
    ).replace('lang="en"', 'lang="ja"'),
  });
  const cards = (goods: readonly Good[]) =>
    `<div class="ec-shelfRole"><ul class="ec-shelfGrid">${goods
      .map(
        (good) =>
          `<li class="ec-shelfGrid__item"><a href="/products/detail/${good.id}"><p class="ec-shelfGrid__item-image"><img alt="" src="/x.png"></p><p>${good.name}</p><p class="price02-default">${yen(good.price)}</p></a></li>`,
      )
      .join('')}</ul></div>`;
  const product = (good: Good) =>
    shell(
      `Shop / ${good.name}`,
      'product_detail',
      `<div class="ec-productRole"><div class="ec-grid2"><div class="ec-productRole__profile"><div class="ec-productRole__title"><h2 class="ec-headingTitle">${good.name}</h2></div>
      <div class="ec-productRole__priceRegular"><span class="ec-productRole__priceRegularPrice">通常価格：<span class="price01-default">${yen(good.price + 20)}</span></span></div>
      <div class="ec-productRole__price"><div class="ec-price"><span class="ec-price__price price02-default">${yen(good.price)}</span><span class="ec-price__tax">税込</span></div></div>
      <div class="ec-productRole__code">商品コード： <span class="product-code-default">cube-${good.id}</span></div>
      <form action="/products/add_cart/${good.id}" method="post" id="form1" name="form1"><div class="ec-numberInput"><span>数量</span><input type="number" id="quantity" name="quantity" min="1" value="2"></div>
        <input type="hidden" name="product_id" value="${good.id}"><div class="ec-productRole__btn"><button type="submit" class="ec-blockBtn--action add-cart">カートに入れる</button></div></form>
      <div class="ec-modal"><div class="ec-modal-overlay" hidden><div class="ec-modal-wrap"><span class="ec-modal-close">×</span><div id="ec-modal-header" class="text-center"></div>
        <div class="ec-modal-box"><span class="ec-inlineBtn--cancel">お買い物を続ける</span><a href="/cart" class="ec-inlineBtn--action">カートへ進む</a></div></div></div></div>
      <form action="/products/add_favorite/${good.id}" method="post"><div class="ec-productRole__btn"><button type="submit" id="favorite" class="ec-blockBtn--cancel">お気に入りに追加</button></div></form></div></div></div>`,
    );
  return {
    answer({method, path, query, form: fields}) {
      const good = GOODS.find(({id}) => path.endsWith(`/${id}`));
      if (good && path.startsWith('/products/detail/')) return product(good);
      if (good && path.startsWith('/products/add_cart/')) {
        const done = cart.add(good.id, Number(fields.get('quantity')));
        return {
          json: {done, messages: [done ? 'カートに追加しました。' : `「${good.name}」の在庫が不足しております。`]},
        };
      }
      if (good && path.startsWith('/products/add_favorite/')) {
        if (isGuest) return {redirect: '/mypage/login'};
        return shell(
          `Shop / ${good.name}`,
          'product_detail',
          product(good)
            .html.replace(/[\s\S]*<div class="ec-layoutRole__contents">|<\/div><\/div><script[\s\S]*/g, '')
            .replace('id="favorite"', 'id="favorite" disabled')
            .replace('お気に入りに追加', 'お気に入りに追加済です。'),
        );
      }
      const [, removed] = /^\/cart\/remove\/(\d+)$/.exec(path) ?? [];
      if (removed) {
        cart.remove(removed);
        return {redirect: '/cart'};
      }
      switch (`${method} ${path}`) {
        case 'GET /theme.js':
          return {script: theme('eccube')};
        case 'GET /products/list': {
          const sought = query.get('name');
          return shell('商品一覧', 'product_list', cards(sought ? find(sought) : GOODS));
        }
        case 'GET /block/cart':
          return {html: header()};
        case 'GET /login':
          isGuest = false;
          return {redirect: '/products/list'};
        case 'GET /mypage/login':
          return shell(
            'ログイン',
            'mypage_login',
            '<h1>ログイン</h1><form><input name="login_email"><input type="password" name="login_pass"><button>ログイン</button></form>',
          );
        case 'GET /cart':
          return shell(
            'カート',
            'cart',
            `<ul class="ec-cartTable">${cart
              .lines()
              .map(
                ({
                  good: one,
                  quantity,
                }) => `<li class="ec-cartRow"><a href="/cart/remove/${one.id}" class="ec-cartRow__delColumn ec-icon" aria-label="カートから商品を削除">×</a><a href="/products/detail/${one.id}"><img alt="" src="/x.png"></a>
              <div class="ec-cartRow__name"><a href="/products/detail/${one.id}">${one.name}</a></div><div class="ec-cartRow__unitPrice">${yen(one.price)}</div><div class="ec-cartRow__amount">数量：${quantity}</div></li>`,
              )
              .join('')}</ul><a href="/shopping" class="ec-blockBtn--action" id="checkout">レジに進む</a>`,
          );
        case 'GET /shopping':
          return shell(
            'ご注文手続き',
            'shopping',
            '<form action="/shopping/checkout" method="post"><p>ann@example.com</p><button id="pay">注文する</button></form>',
          );
        case 'POST /shopping/checkout':
          cart.clear();
          return {redirect: '/shopping/complete'};
        case 'GET /shopping/complete':
          return shell('ご注文完了', 'shopping_complete', `<p>ご注文番号 ${SECRET}</p>`);
        default:
          return null;
      }
    },
  };
}
