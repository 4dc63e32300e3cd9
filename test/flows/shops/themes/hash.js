// As an app made with uni-app for the web: no links and no buttons, routes behind the hash.
const app = document.querySelector('#app');
const yuan = (price) =>
  `<uni-view class="price"><uni-text>¥</uni-text><uni-text>${price.toFixed(2)}</uni-text></uni-view>`;
const toast = (text) => {
  document.querySelector('uni-toast')?.remove();
  document.body.insertAdjacentHTML(
    'beforeend',
    `<uni-toast><div class="uni-toast"><p class="uni-toast__content">${text}</p></div></uni-toast>`,
  );
};
const put = async (...args) => {
  const answer = await fetch('/api/cart', {method: 'POST', body: JSON.stringify(args)}).then((response) =>
    response.json(),
  );
  count = answer.count;
  return answer;
};
async function render() {
  const [path, query = ''] = location.hash.slice(1).split('?');
  const good = GOODS.find(({id}) => id === new URLSearchParams(query).get('id'));
  const bar = `<uni-view class="tabbar"><uni-view class="cart-icon" data-to="/pages/cart/index"><uni-text>购物车</uni-text><uni-text class="badge">${count || ''}</uni-text></uni-view></uni-view>`;
  await new Promise((resolve) => setTimeout(resolve, 100));
  document.title = good ? good.name : path;
  if (good) {
    const heart = '<uni-view class="like" role="button" aria-label="收藏">♡</uni-view>';
    app.innerHTML = `<uni-page><uni-view class="goods"><img alt="" src="/x.png">${yuan(good.price)}<uni-view class="title" role="heading"><h1>${good.name}</h1></uni-view>
      ${heart}<uni-button class="add" role="button" data-id="${good.id}">加入购物车</uni-button></uni-view></uni-page>${bar}`;
  } else
    app.innerHTML = `<uni-page>${GOODS.map((one) => `<uni-view class="goods-item" data-to="/pages/goods_details/index?id=${one.id}"><img alt="" src="/x.png"><uni-text class="name">${one.name}</uni-text>${yuan(one.price)}</uni-view>`).join('')}</uni-page>${bar}`;
}
document.addEventListener('click', async (event) => {
  const to = event.target.closest('[data-to]');
  const add = event.target.closest('.add');
  const like = event.target.closest('.like');
  if (to) location.hash = to.dataset.to;
  if (add) {
    const {ok} = await put(add.dataset.id, 1);
    toast(ok ? '添加成功' : '库存不足');
    document.querySelector('.badge').textContent = count || '';
  }
  if (like) {
    like.classList.toggle('active');
    toast(like.matches('.active') ? '收藏成功' : '已取消收藏');
  }
});
addEventListener('hashchange', () => void render());
void render();
