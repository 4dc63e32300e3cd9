import {createCart, find, GOODS, type Good, type Imitation, page, SECRET, theme} from './imitation.ts';

/** A storefront of ShopXO: Chinese, forms sent by script, and nothing for guests. */
export function createShopXo(): Imitation {
  const cart = createCart();
  const liked = new Set<string>();
  let isGuest = true;
  const hrefOf = (good: Good) => `/?s=goods/index/id/${good.id}.html`;
  const yuan = (price: number) => `￥${price.toFixed(2)}`;
  const shell = (title: string, name: string, main: string) => ({
    html: page(
      title,
      `<script>var __goods_cart_save_url__ = '/?s=cart/save.html', __currency_symbol__ = '￥', __user_id__ = ${isGuest ? 0 : 7};</script>`,
      `<body class="${name}"><ul class="top-nav-right"><li><a href="/?s=cart/index.html"><i class="iconfont"></i><span>购物车</span>
        <strong class="am-badge am-badge-danger am-round common-cart-total">${cart.count()}</strong></a></li></ul>
      <div class="nav-search"><form action="/?s=search/index.html" method="POST"><input id="search-input" name="wd" type="text" value=""><button type="submit" class="submit"><span>搜索</span></button></form></div>
      ${main}<script src="/theme.js"></script></body>`,
    ).replace('lang="en"', 'lang="zh-CN"'),
  });
  const cards = (goods: readonly Good[]) =>
    `<ul class="goods-list">${goods
      .map(
        (good) =>
          `<li class="items"><a href="${hrefOf(good)}"><img alt="" src="/x.png"><p class="goods-title">${good.name}</p></a><span class="price">${yuan(good.price)}</span></li>`,
      )
      .join('')}</ul>`;
  const rows = () =>
    cart
      .lines()
      .map(
        ({
          good,
          quantity,
        }) => `<tr id="data-list-${good.id}" data-id="${good.id}" data-goods-id="${good.id}"><td class="base"><a href="${hrefOf(good)}"><img alt="" src="/x.png"></a>
      <a href="${hrefOf(good)}" class="goods-title">${good.name}</a></td><td class="price"><p class="line-price">${yuan(good.price)}</p></td>
      <td class="stepper"><input type="number" class="am-form-field" value="${quantity}"></td><td><a href="javascript:;" class="submit-delete" data-id="${good.id}">删除</a></td></tr>`,
      )
      .join('');
  const product = (good: Good) =>
    shell(
      good.name,
      'index-goods-index',
      `<ul class="am-breadcrumb"><li><a href="/">首页</a></li><li><a href="/?s=search/index/cid/62.html">床品</a></li><li class="am-active">${good.name}</li></ul>
      <div class="system-goods-detail" data-id="${good.id}" data-title="${good.name}" data-price="${good.price.toFixed(2)}" data-price-symbol="￥"><h1 class="detail-title">${good.name}</h1>
        <p>原价 <del class="goods-original-price-value">${yuan(good.price + 20)}</del></p><p>售价 <b class="goods-sale-price-value">${yuan(good.price)}</b></p>
        <div class="sku">${good.id === '812' ? '<ul class="sku-items"><li class="sku-line" data-value="XL">XL</li></ul>' : ''}<input type="number" class="operate-number-input" value="2"></div>
        <div class="tab-nav"><a href="javascript:;" class="favor-submit login-event" data-gid="${good.id}"><i class="iconfont icon-heart-o"></i><em class="name">${liked.has(good.id) ? '已收藏' : '收藏'}</em></a></div>
        <button type="button" class="buy-submit buy-event login-event" data-type="buy">立即购买</button><button type="button" class="cart-submit buy-event login-event" data-type="cart"><i></i> 加入购物车</button></div>`,
    );
  return {
    answer({path, query, form: fields}) {
      if (path === '/theme.js') return {script: theme('shopxo')};
      if (path === '/login') {
        isGuest = false;
        return {redirect: '/?s=index/index.html'};
      }
      const route = query.get('s') ?? '';
      const good = GOODS.find(({id}) => route === `goods/index/id/${id}.html`);
      if (good) return product(good);
      const sought = /^search\/index\/wd\/(\w+)\.html$/.exec(route)?.[1];
      if (sought) return shell('搜索', 'index-search-index', `<div>${cards(find('linen'))}</div>`);
      switch (route) {
        case 'index/index.html':
          return shell('商城', 'index-index-index', '<h2>商城</h2>');
        case 'search/index/cid/62.html':
          return shell('床品', 'index-search-index', cards(GOODS));
        case 'search/index.html':
          return {redirect: '/?s=search/index/wd/C6964E656E6.html'};
        case 'cart/save.html': {
          const [{goods_id, stock, spec}] = JSON.parse(decodeURIComponent(atob(fields.get('goods_data') ?? ''))) as {
            goods_id: string;
            stock: number;
            spec: unknown;
          }[];
          if (goods_id === '812' && !spec) return {json: {code: -1, msg: '请选择规格'}};
          return {
            json: cart.add(goods_id, Number(stock))
              ? {code: 0, msg: '加入成功', data: {buy_number: cart.count()}}
              : {code: -1, msg: '库存不足'},
          };
        }
        case 'goods/favor.html': {
          const id = fields.get('id') ?? '';
          const status = Number(!liked.delete(id));
          if (status) liked.add(id);
          return {
            json: {code: 0, msg: status ? '收藏成功' : '取消成功', data: {text: status ? '已收藏' : '收藏', status}},
          };
        }
        case 'cart/delete.html':
          cart.remove(fields.get('id'));
          return {json: {code: 0, msg: '删除成功', data: {buy_number: cart.count()}}};
        case 'cart/index.html':
          return shell(
            '购物车',
            'index-cart-index',
            `<table class="am-table"><tbody>${rows()}</tbody></table><a href="/?s=buy/index.html" id="checkout">结算</a>`,
          );
        case 'buy/index.html':
          return shell('确认订单', 'index-buy-index', '<a href="/?s=buy/add.html" id="pay">提交订单</a>');
        case 'buy/add.html':
          cart.clear();
          return {redirect: `/?s=order/respond&out_trade_no=${SECRET}`};
        case 'order/respond':
          return shell('支付成功', 'index-order-respond', `<p>支付成功 ${SECRET}</p>`);
        default:
          return null;
      }
    },
  };
}
