import {createCart, GOODS, type Imitation, page, theme} from './imitation.ts';

/**
 * A shop of one document. `next` works as a storefront on Next.js does: server actions post to the page's own address,
 * what lies behind links is fetched ahead, earlier pages stay in the document hidden, and so does what the server wrote
 * into the head for the first of them. `hash` works as one made with
 * uni-app: routes behind the hash, elements of its own, toasts.
 */
export function createSinglePage(kind: 'next' | 'hash'): Imitation {
  const cart = createCart();
  return {
    answer({method, path, query, body, headers}) {
      if (path === '/theme.js') return {script: `const GOODS = ${JSON.stringify(GOODS)};\n${theme(kind)}`};
      if (query.has('_rsc')) return {script: '0:["build"]'};
      if (method === 'POST' && (headers['next-action'] || path === '/api/cart')) {
        const [id, quantity] = JSON.parse(body) as [string, number];
        if (quantity < 0) cart.remove(id);
        else if (!id) cart.clear();
        else if (!cart.add(id, quantity)) return {json: {ok: false, count: cart.count()}};
        return {json: {ok: true, count: cart.count()}};
      }
      const lines = cart.lines().map(({good, quantity}) => ({id: good.id, quantity}));
      if (path === '/api/lines') return {json: lines};
      return {
        html: page(
          'Shop',
          kind === 'next' ? `<script>self.__next_f = [[0]];</script>${headOf(path)}` : '',
          `<body><div id="app"></div><script>let count = ${cart.count()};</script><script src="/theme.js"></script></body>`,
        ),
      };
    },
  };
}

function headOf(path: string): string {
  const good = GOODS.find(({handle}) => path === `/product/${handle}`);
  if (!good) return '';
  const offers = {'@type': 'Offer', price: good.price, priceCurrency: 'EUR'};
  const node = {'@context': 'https://schema.org', '@type': 'Product', name: good.name, sku: good.id, offers};
  return `<link rel="canonical" href="${path}"><meta property="og:type" content="product"><meta property="og:title" content="${good.name}">
    <script type="application/ld+json">${JSON.stringify(node)}</script>`;
}
