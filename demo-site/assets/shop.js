// The shop's own script: favorites, cart, checkout, its question of consent and the page "my data".
// Everything is kept in this browser; Vitrine is reached through its public calls only.

const messages = JSON.parse(document.getElementById('messages').textContent);
const locale = document.documentElement.lang;
const base = locale === 'en' ? '/en' : '';
const page = document.body.dataset.page;

const say = (key, ...values) => messages[key].replace(/\{(\d)\}/g, (_, i) => values[i] ?? '');

const money = (yuan) => {
  const digits = Number.isInteger(yuan) ? 0 : 2;
  return '¥' + yuan.toLocaleString(locale, {minimumFractionDigits: digits, maximumFractionDigits: digits});
};

/** An element with properties, attributes (names with a dash) and children. */
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes('-') || name === 'for') element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** A value kept in a storage; one that is blocked or broken reads as `fallback`. */
const kept = (storage, name, fallback) => ({
  read() {
    try {
      return JSON.parse(window[storage].getItem(name)) ?? fallback;
    } catch {
      return fallback;
    }
  },
  write(value) {
    try {
      window[storage].setItem(name, JSON.stringify(value));
    } catch {
      // Private browsing or a full disk: the shop works on for this page.
    }
  },
});

const cart = kept('localStorage', 'shop-cart', []);
const favorites = kept('localStorage', 'shop-favorites', []);
const consent = kept('localStorage', 'shop-consent', null);
const order = kept('sessionStorage', 'shop-order', null);

/** Tells the data layer, as the tag managers of shops expect it. */
function push(event, items, more = {}) {
  window.dataLayer = window.dataLayer || [];
  const value = items.reduce((sum, item) => sum + item.price * item.quantity, 0);
  window.dataLayer.push({ecommerce: null});
  window.dataLayer.push({event, ecommerce: {currency: 'CNY', value: Math.round(value * 100) / 100, items, ...more}});
}

function toast(...content) {
  const box = document.getElementById('toast');
  box.replaceChildren(...content);
  box.classList.add('on');
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => box.classList.remove('on'), 3500);
}

// Cart

const amount = (lines) => lines.reduce((sum, line) => sum + line.quantity, 0);

function showCount() {
  const count = amount(cart.read());
  const badge = document.getElementById('cart-count');
  badge.textContent = count > 99 ? '99+' : count;
  badge.hidden = count === 0;
}

/** Sets how many of an item are in the cart and tells the difference. */
function setQuantity(item, quantity) {
  const lines = cart.read();
  const line = lines.find(({id}) => id === item.item_id);
  const difference = quantity - (line ? line.quantity : 0);
  if (difference === 0) return;
  if (quantity <= 0) cart.write(lines.filter((other) => other !== line));
  else if (line) cart.write(lines.map((other) => (other === line ? {...line, quantity} : other)));
  else cart.write([...lines, {id: item.item_id, quantity}]);
  push(difference > 0 ? 'add_to_cart' : 'remove_from_cart', [{...item, quantity: Math.abs(difference)}]);
  showCount();
}

function quantityControl(quantity, onChange) {
  const input = make('input', {type: 'number', min: 1, max: 99, value: quantity, 'aria-label': say('quantity')});
  const set = (value) => {
    input.value = Math.min(99, Math.max(1, Math.round(value) || 1));
    onChange(Number(input.value));
  };
  input.addEventListener('change', () => set(Number(input.value)));
  const step = (text, name, by) => {
    const button = make('button', {type: 'button', textContent: text, 'aria-label': say(name)});
    button.addEventListener('click', () => set(Number(input.value) + by));
    return button;
  };
  return make('div', {className: 'quantity'}, step('−', 'fewer', -1), input, step('+', 'more1', 1));
}

async function itemsOf(box, ids) {
  if (ids.length === 0) return [];
  const answer = await fetch(`${box.dataset.items}?ids=${encodeURIComponent(ids.join(','))}`);
  return answer.ok ? answer.json() : [];
}

const picture = (item, size) => make('img', {src: item.image, width: size, height: size, alt: ''});

/** Rows as tall as those to come, so that nothing moves when they do. */
const keepRows = (box, count) =>
  box.replaceChildren(...Array.from({length: count}, () => make('div', {className: 'row'})));

const emptiness = (box, title) =>
  make(
    'div',
    {className: 'empty'},
    make('h2', {textContent: say(title)}),
    make('p', {textContent: say('emptyText')}),
    make('a', {className: 'button', href: box.dataset.home, textContent: say('goShopping')}),
  );

function showSum(entries) {
  const total = entries.reduce((sum, {item, quantity}) => sum + (item.price / 100) * quantity, 0);
  const delivery = total >= 99 ? 0 : 8;
  document.getElementById('sum').hidden = entries.length === 0;
  document.getElementById('subtotal').textContent = money(total);
  document.getElementById('delivery').textContent = delivery ? money(delivery) : say('free');
  document.getElementById('total').textContent = money(total + delivery);
  return total + delivery;
}

async function showCart() {
  const box = document.getElementById('cart');
  keepRows(box, cart.read().length);
  document.getElementById('sum').hidden = cart.read().length === 0;
  const items = await itemsOf(
    box,
    cart.read().map(({id}) => id),
  );
  const draw = () => {
    const entries = cart.read().flatMap(({id, quantity}) => {
      const item = items.find(({itemId}) => itemId === id);
      return item ? [{item, quantity}] : [];
    });
    showSum(entries);
    if (entries.length === 0) box.replaceChildren(emptiness(box, 'cartEmpty'));
    return entries;
  };
  const rows = draw().map(({item, quantity}) => {
    const remove = make('button', {
      type: 'button',
      className: 'link',
      textContent: say('removeItem'),
      'aria-label': `${say('removeItem')} ${item.title}`,
    });
    const total = make('span', {className: 'price', textContent: money((item.price / 100) * quantity)});
    const control = quantityControl(quantity, (now) => {
      setQuantity(item.ga4, now);
      total.textContent = money((item.price / 100) * now);
      draw();
    });
    const row = make(
      'div',
      {className: 'row'},
      make('a', {href: item.url, tabIndex: -1, 'aria-hidden': 'true'}, picture(item, 96)),
      make('a', {className: 'title', href: item.url, textContent: item.title}),
      total,
      make('div', {className: 'controls'}, control, remove),
    );
    remove.addEventListener('click', () => {
      setQuantity(item.ga4, 0);
      row.remove();
      draw();
    });
    return row;
  });
  if (rows.length > 0) box.replaceChildren(...rows);
}

async function showCheckout() {
  const box = document.getElementById('order');
  const lines = cart.read();
  keepRows(box, lines.length);
  document.getElementById('sum').hidden = lines.length === 0;
  const items = await itemsOf(
    box,
    lines.map(({id}) => id),
  );
  const entries = lines.flatMap(({id, quantity}) => {
    const item = items.find(({itemId}) => itemId === id);
    return item ? [{item, quantity}] : [];
  });
  const total = showSum(entries);
  box.replaceChildren(
    ...entries.map(({item, quantity}) =>
      make(
        'div',
        {className: 'row'},
        picture(item, 48),
        make('span', {className: 'title', textContent: `${item.title} × ${quantity}`}),
        make('span', {className: 'price', textContent: money((item.price / 100) * quantity)}),
      ),
    ),
  );
  const bought = entries.map(({item, quantity}) => ({...item.ga4, quantity}));
  if (bought.length > 0) push('begin_checkout', bought);
  const form = document.getElementById('checkout');
  form.querySelector('[type=submit]').disabled = bought.length === 0;
  form.addEventListener('submit', (event) => {
    event.preventDefault(); // name and address stay on this page
    order.write({number: `W${Date.now().toString(36).toUpperCase()}`, items: bought, total, told: false});
    cart.write([]);
    location.href = form.action;
  });
}

function showThanks() {
  const placed = order.read();
  document.getElementById('order-number').textContent = placed ? say('thanksText', placed.number) : say('thanksNone');
  if (!placed || placed.told) return;
  push('purchase', placed.items, {transaction_id: placed.number, value: placed.total});
  order.write({...placed, told: true}); // a reload is not a second purchase
}

// Favorites

function showHearts() {
  const ids = new Set(favorites.read());
  for (const button of document.querySelectorAll('[data-favorite]')) {
    button.setAttribute('aria-pressed', String(ids.has(JSON.parse(button.dataset.favorite).item_id)));
  }
}

function toggleFavorite(item) {
  const ids = favorites.read();
  const has = ids.includes(item.item_id);
  favorites.write(has ? ids.filter((id) => id !== item.item_id) : [...ids, item.item_id]);
  push(has ? 'remove_from_wishlist' : 'add_to_wishlist', [item]);
  showHearts();
}

async function showFavorites() {
  const box = document.getElementById('favorites');
  keepRows(box, favorites.read().length);
  const items = await itemsOf(box, favorites.read());
  if (items.length === 0) {
    box.replaceChildren(emptiness(box, 'favoritesEmpty'));
    return;
  }
  const rows = items.map((item) => {
    const add = make('button', {
      type: 'button',
      className: 'button',
      textContent: say(item.available ? 'add' : 'soldOut'),
      disabled: !item.available,
    });
    add.addEventListener('click', () => addToCart(item.ga4, 1));
    const remove = make('button', {
      type: 'button',
      className: 'link',
      textContent: say('removeItem'),
      'aria-label': `${say('removeItem')} ${item.title}`,
    });
    const row = make(
      'div',
      {className: 'row'},
      make('a', {href: item.url, tabIndex: -1, 'aria-hidden': 'true'}, picture(item, 96)),
      make('a', {className: 'title', href: item.url, textContent: item.title}),
      make('span', {className: 'price', textContent: money(item.price / 100)}),
      make('div', {className: 'controls'}, add, remove),
    );
    remove.addEventListener('click', () => {
      toggleFavorite(item.ga4);
      row.remove();
      if (favorites.read().length === 0) box.replaceChildren(emptiness(box, 'favoritesEmpty'));
    });
    return row;
  });
  box.replaceChildren(...rows);
}

function addToCart(item, quantity) {
  const line = cart.read().find(({id}) => id === item.item_id);
  setQuantity(item, Math.min(99, (line ? line.quantity : 0) + quantity));
  toast(say('added'), make('a', {href: `${base}/cart`, textContent: say('toCart')}));
}

// Consent

/** Calls back once Vitrine is there; with null when its script does not come. */
function whenVitrine(then) {
  const script = document.querySelector('script[data-shop]');
  const ready = () => (typeof window.vitrine?.profile === 'function' ? window.vitrine : null);
  if (ready() || !script) then(ready());
  else {
    script.addEventListener('load', () => then(ready()));
    script.addEventListener('error', () => {
      delete document.body.dataset.recommends; // gives back the room kept for its lists
      then(null);
    });
    // The tag may have failed before this script ran, and then no event comes any more.
    window.addEventListener('load', () => ready() || setTimeout(() => ready() || then(null), 1500));
  }
}

function choose(state) {
  consent.write(state);
  const box = document.getElementById('consent');
  if (box.contains(document.activeElement)) document.getElementById('main').focus({preventScroll: true});
  box.hidden = true;
  whenVitrine((vitrine) => vitrine?.consent(state));
}

function askConsent() {
  const state = consent.read();
  const box = document.getElementById('consent');
  box.hidden = state !== null || page === 'privacy';
  for (const button of box.querySelectorAll('[data-consent]'))
    button.addEventListener('click', () => choose(button.dataset.consent));
  if (state) whenVitrine((vitrine) => vitrine?.consent(state));
}

// Start

document.addEventListener('click', (event) => {
  const heart = event.target.closest('[data-favorite]');
  if (heart) toggleFavorite(JSON.parse(heart.dataset.favorite));
  const step = event.target.closest('.order [data-step]');
  if (step) {
    const input = step.parentElement.querySelector('input');
    input.value = Math.min(99, Math.max(1, (Number(input.value) || 1) + Number(step.dataset.step)));
  }
  for (const menu of document.querySelectorAll('.filters details[open]'))
    if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener('submit', (event) => {
  const form = event.target.closest('[data-add]');
  if (!form) return;
  event.preventDefault();
  addToCart(JSON.parse(form.dataset.add), Math.min(99, Math.max(1, Number(form.elements.quantity.value) || 1)));
});

// A shelf's card is put into the cart as any other
document.addEventListener('vitrine-add', ({detail: {itemId, title, brand, price}}) =>
  addToCart({item_id: itemId, item_name: title, item_brand: brand, price: price / 100, quantity: 1}, 1),
);

// Whoever decides in Vitrine's panel has answered the shop's question, too, or taken the answer back.
document.addEventListener('vitrine-consent', ({detail}) => consent.write(detail.choice));

window.addEventListener('storage', () => {
  showCount();
  showHearts();
});
window.addEventListener('pageshow', () => {
  showCount();
  showHearts();
});

showCount();
showHearts();
askConsent();
if (page === 'cart') void showCart();
if (page === 'favorites') void showFavorites();
if (page === 'checkout') void showCheckout();
if (page === 'thanks') showThanks();
