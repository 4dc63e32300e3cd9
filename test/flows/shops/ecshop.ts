import {createCart, find, GOODS, type Good, type Imitation, page, SECRET} from './imitation.ts';

/** A storefront of ECShop: links that call its script, answers in the browser's own dialogs. */
export function createEcShop(): Imitation {
  const cart = createCart();
  const yuan = (price: number) => `￥${price.toFixed(2)}元`;
  const info = () => `您的购物车中有 ${cart.count()} 件商品，总计金额 ${yuan(0)}。`;
  const shell = (title: string, main: string) => ({
    html: page(
      title,
      '',
      `<body><div class="header"><form id="searchForm" name="searchForm" method="get" action="search.php"><input name="keywords" type="text" id="keyword"><input type="submit" value="搜索"></form>
      <div class="cart" id="ECS_CARTINFO"><a href="flow.php" title="查看购物车">${info()}</a></div></div><div class="block">${main}</div>
      <script>
        async function addToCart(id) {
          const number = document.forms.ECS_FORMBUY?.elements.number.value ?? 1;
          const answer = await fetch('flow.php?step=add_to_cart', {method: 'POST', body: new URLSearchParams({goods: JSON.stringify({goods_id: id, number})})}).then((response) => response.json());
          if (answer.error) alert(answer.message);
          else document.querySelector('#ECS_CARTINFO a').textContent = answer.content;
        }
        async function collect(id) { alert('收藏 ' + id); }
      </script></body>`,
    ).replace('lang="en"', 'lang="zh"'),
  });
  const cards = (goods: readonly Good[]) =>
    goods
      .map(
        (
          good,
        ) => `<div class="goodsItem"><a href="goods.php?id=${good.id}"><img src="/x.png" alt="" class="goodsimg"></a><br><p><a href="goods.php?id=${good.id}" title="${good.name}">${good.name}</a></p>
      本店价：<font class="shop_s">${yuan(good.price)}</font><br><a href="javascript:collect(${good.id});" class="f6">收藏</a> <a href="javascript:addToCart(${good.id})" class="f6">购买</a></div>`,
      )
      .join('');
  return {
    answer({path, query, form: fields}) {
      const good = GOODS.find(({id}) => id === query.get('id'));
      const flow = query.get('step');
      if (path === '/goods.php' && good) {
        return shell(
          good.name,
          `<div id="ur_here">当前位置: <a href=".">首页</a> <code>&gt;</code> <a href="category.php?id=1">床品</a> <code>&gt;</code> ${good.name}</div>
          <form action="javascript:addToCart(${good.id})" method="post" name="ECS_FORMBUY" id="ECS_FORMBUY"><h1 class="clearfix">${good.name}</h1><img alt="" src="/x.png">
          <ul><li>市场价：<font class="market">${yuan(good.price + 20)}</font></li><li>本店售价：<font class="shop" id="ECS_SHOPPRICE">${yuan(good.price)}</font></li>
          <li>购买数量：<input name="number" type="text" id="number" value="2"></li></ul><a href="javascript:addToCart(${good.id})" id="buy"><img alt="加入购物车" src="/buy.png"></a> <a href="javascript:collect(${good.id})"><img alt="收藏" src="/heart.png"></a></form>`,
        );
      }
      if (path === '/category.php') return shell('床品', cards(GOODS));
      if (path === '/search.php') return shell('搜索', cards(find(query.get('keywords'))));
      if (path !== '/flow.php') return null;
      if (flow === 'add_to_cart') {
        const {goods_id, number} = JSON.parse(fields.get('goods') ?? '') as {goods_id: number; number: string};
        return {
          json: cart.add(`${goods_id}`, Number(number))
            ? {error: 0, content: info()}
            : {error: 2, message: '对不起，该商品库存不足'},
        };
      }
      if (flow === 'drop_goods') {
        cart.remove(query.get('id'));
        return {redirect: 'flow.php'};
      }
      if (flow === 'checkout') return shell('订单确认', '<a href="flow.php?step=done" id="pay">提交订单</a>');
      if (flow === 'done') {
        cart.clear();
        return shell(
          '订单提交成功',
          `<h6>感谢您在本店购物！您的订单已提交成功，请记住您的订单号: <font>${SECRET}</font></h6>`,
        );
      }
      return shell(
        '购物车',
        `<form id="formCart" name="formCart" method="post" action="flow.php"><table>${cart
          .lines()
          .map(
            ({
              good: one,
              quantity,
            }) => `<tr><td><a href="goods.php?id=${one.id}" target="_blank"><img src="/x.png" alt=""></a><br><a href="goods.php?id=${one.id}" class="f6">${one.name}</a></td><td>${yuan(one.price)}</td>
          <td><input type="text" name="goods_number[${one.id}]" value="${quantity}"></td><td><a href="flow.php?step=drop_goods&id=${one.id}" class="f6">删除</a></td></tr>`,
          )
          .join('')}</table></form><a href="flow.php?step=checkout" id="checkout"><img alt="去结算" src="/x.png"></a>`,
      );
    },
  };
}
