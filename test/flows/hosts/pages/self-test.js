// What every host tries of itself, with whatever natives it has by then. The answers need not be right, since a host may
// have broken much; they must be the same with and without Vitrine.
(() => {
  hostTest('JSON there and back', () => [
    JSON.stringify({a: [1, 'x', null, undefined], b: {c: true}, d: new Date(0)}),
    JSON.parse('{"a":[1,{"b":2}]}'),
  ]);
  hostTest('arrays', () => [
    Array.from([3, 1, 2]),
    Array.from({length: 2}),
    [3, 1, 2].sort(),
    [1, 2, 3].map((n) => n * 2),
    [1, 2, 3].filter((n) => n > 1),
    [1, 2, 3].reduce((a, b) => a + b, 0),
    [1, [2]].flat(),
    [1, 2, 3].indexOf(2),
    [1, 2, 3].slice(1),
  ]);
  hostTest('spread', () => [
    [...'ab'],
    [...new Set([1, 1, 2])],
    [...new Map([[1, 2]])],
    [...document.scripts].length > 0,
  ]);
  hostTest('names that for-in finds', () => {
    const names = [];
    for (const name in {}) names.push(name);
    for (const name in []) names.push(name);
    for (const name in () => {}) names.push(name);
    for (const name in document.createElement('p').dataset) names.push(name);
    return names;
  });
  hostTest('names of the window', () =>
    Object.keys(window)
      .filter((name) => name.slice(0, 4) !== '__pw') // the driver's own
      .sort()
      .join(),
  );
  hostTest('order of jobs', async () => {
    const order = [];
    const note = (what) => () => {
      order.push(what);
    };
    setTimeout(note('timeout'), 0);
    Promise.resolve().then(note('then 1')).then(note('then 2'));
    queueMicrotask(note('microtask'));
    await null;
    order.push('await');
    await new Promise((resolve) => {
      setTimeout(resolve, 10);
    });
    return order;
  });
  hostTest('promises', () => Promise.all([1, Promise.resolve(2), Promise.reject(new Error('x')).catch(() => 3)]));
  hostTest('timers pass arguments', () => new Promise((resolve) => setTimeout(resolve, 1, 'argument')));
  hostTest('bind', () => {
    function say(...args) {
      return [this.x, ...args];
    }
    return say.bind({x: 1}, 2)(3);
  });
  hostTest('dates', () => [typeof Date.now(), new Date(0).toISOString(), new Date(2020, 1, 1) instanceof Date]);
  hostTest('addresses', () => new URL('/a?b=1', 'https://shop.example/x').href);
  hostTest('regular expressions and texts', () => [
    'a-b'.split('-'),
    'aXbX'.replaceAll('X', '1'),
    'abc'.at(-1),
    ' x '.trim(),
  ]);
  hostTest('numbers', () => [parseInt('08', 10), Number('1e3'), (1234.5).toFixed(1), (12).toLocaleString('en')]);
  hostTest('handlers, in order', () => {
    const order = [];
    const outer = document.createElement('div');
    const link = document.createElement('a');
    link.href = '#nowhere';
    outer.append(link);
    document.body.append(outer);
    window.addEventListener('click', () => order.push('window, capture'), {capture: true, once: true});
    outer.addEventListener('click', () => order.push('outer, capture'), true);
    link.addEventListener('click', (event) => {
      order.push(`link, ${event.defaultPrevented}`);
      event.preventDefault();
    });
    outer.addEventListener('click', (event) => {
      order.push(`outer, ${event.defaultPrevented}`);
      event.stopPropagation();
    });
    link.click();
    outer.remove();
    return [order, location.hash];
  });
  hostTest('forms', () => {
    const form = document.createElement('form');
    const field = document.createElement('input');
    field.name = 'q';
    field.value = 'linen';
    form.append(field);
    document.body.append(form);
    let sent;
    form.addEventListener('submit', (event) => {
      sent = [event.defaultPrevented, new FormData(form).get('q')];
      event.preventDefault();
    });
    form.requestSubmit();
    form.remove();
    return sent;
  });
  hostTest('observers', () => {
    const box = document.createElement('div');
    return new Promise((resolve) => {
      new MutationObserver((records) => resolve(records.length)).observe(box, {childList: true});
      box.append('a', 'b');
    });
  });
  hostTest('events', () => {
    let heard;
    document.addEventListener('host-event', (event) => (heard = event.detail), {once: true});
    document.dispatchEvent(new CustomEvent('host-event', {detail: {a: 1}}));
    return heard;
  });
  hostTest('elements', () => {
    customElements.define(
      'host-badge',
      class extends HTMLElement {
        connectedCallback() {
          this.textContent = 'ready';
        }
      },
    );
    const badge = document.createElement('host-badge');
    document.body.append(badge);
    badge.remove();
    return badge.textContent;
  });
  hostTest('history', () => {
    history.replaceState({at: 1}, '');
    return history.state;
  });
  hostTest('the document', () => [
    document.title,
    document.cookie,
    location.pathname + location.hash,
    document.styleSheets.length,
    document.adoptedStyleSheets.length,
    document.compatMode,
    [...document.body.children]
      .map((element) => element.localName)
      .filter((name) => name !== 'script')
      .join(' '),
    document.querySelectorAll('iframe,style,link').length,
    getComputedStyle(document.body).marginTop,
  ]);
  hostTest('random numbers', () => [crypto.getRandomValues(new Uint8Array(4)).length, typeof crypto.randomUUID?.()]);
  hostTest('own storage', () => {
    sessionStorage.setItem('host', '1');
    return Object.keys(sessionStorage).filter((key) => key.slice(0, 8) !== 'vitrine-');
  });
})();
