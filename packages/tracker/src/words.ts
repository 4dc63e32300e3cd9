/** Words that are looked for in a text, in whatever case. */
export interface Words {
  test(text: string): boolean;
  /** The first that is there, as it is there, in lower case; undefined when none is. */
  find(text: string): string | undefined;
}

/** For so many texts no pattern is worth its compilation. */
const FEW = 40;

/**
 * Words parted by `|`, stems where no other word begins like them; a pattern is looked for only beside a word before it.
 * All in lower case. Hardly any text holds one, and a browser compiles a pattern of many words and choices for up to 2 ms,
 * on each page anew; one of words alone takes a tenth of that.
 */
/* @__NO_SIDE_EFFECTS__ */
export function any(...words: readonly (string | readonly [beside: string, pattern: RegExp])[]): Words {
  const known = words.map((one): readonly [readonly string[], RegExp?] =>
    typeof one === 'string' ? [one.split('|')] : [one[0].split('|'), one[1]],
  );
  let some: RegExp | undefined;
  let texts = 0;
  const find = (text: string) => {
    if (!text) return undefined;
    const lower = text.toLowerCase();
    if (++texts > FEW) {
      some ??= new RegExp(
        known
          .flatMap(([beside]) => beside)
          .join('|')
          .replace(/[+*]/g, '\\$&'),
      );
      if (!some.test(lower)) return undefined;
    }
    for (const [beside, pattern] of known) {
      const word = beside.find((one) => lower.includes(one));
      const found = word && (pattern ? pattern.exec(lower)?.[0] : word);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return {find, test: (text) => find(text) !== undefined};
}

/** Tells whether a text is one of the words, in whatever case. */
/* @__NO_SIDE_EFFECTS__ */
export function oneOf(words: string): Pick<Words, 'test'> {
  const known = new Set(words.split('|'));
  return {test: (text) => known.has(text.toLowerCase())};
}

const CART = 'cart|basket|bag|warenkorb|panier|carrito|carrello|winkelwagen|sepet';
const PUT = 'ajout|añadir|agregar|adicionar|aggiungi|metti';

/** "Add this item to my shopping bag", "ajouter à mon panier": short words between the verb and the cart, no "wishlist". */
const intoCart = /* @__NO_SIDE_EFFECTS__ */ (verb: string) =>
  new RegExp(
    `(?:${verb})(?:(?!wish)\\S{1,4} ){0,4}(?:to[ _-]?)?(?:shopping )?(?:${CART}|trolley|carr|cest[ao]|bo[lr]sa|sacola)`,
  );

/** "Add to cart" as shops write it. */
export const ADD = any(
  'add to cart|add to bag|add to basket', // what most say needs no pattern
  ['add', intoCart('add(?:ed)?[ _-]?')],
  [PUT, intoCart(`(?:${PUT})\\w* `)],
  ['cart', /cart[./_-]add/],
  'button-cart|add2cart|cart-submit|加购|カートに|かごに|買い物かご',
  ['入', /[加放]入[购購]物/],
  ['장바구니', /장바구니(?:에? ?[담추넣]|$)/],
  ['warenk|einkaufs|winkel', /in (?:den |de |mijn )?(?:warenk|einkaufs|winkel[wm])/],
  ['bestel', /bestel(?:len)?$/],
  'korb hinzu|sepete ekle|sepete at|в корзину|до кошик|у кошик|do kosz|do kosí|do košz|do koší|kosárba|în coș',
  [
    'kurv|korg|vagn|handle|bag|väsk|taske|pose',
    /(?:l.gg?|føj) (?:i|til) \S*(?:kurv|korg|vagn|handle|bag|väsk|taske|pose)/,
  ],
  'lisää ostosk|ใส่ตะ|เพิ่มลง|thêm vào gi|cho vào gi',
  ['سل', /ض[اي]?ف.{0,9}سل/],
  ['לסל', /הוס\S+ לסל/],
  ['keranjang', /(?:tambah|masuk)\S* (?:ke )?keranjang/],
);

/** Controls that ask for a size or a color before they buy. */
export const CHOOSE = any(
  ['select|choose', /^(?:please )?(?:select|choose) (?:an? |your )?(?:variant|option|size|colou?r)/],
  'größe wählen|välj storlek',
);

/** Controls that buy at once: they mark a product page, but fill no cart. */
export const BUY = any(
  ['buy', /\bbuy (?:it )?now\b/],
  '立即购|立即購|立刻购|立刻購|马上抢|今すぐ買|今すぐ購|購入す|購入手|바로 구매|바로구매|구매하',
  'jetzt kaufen|acheter|hemen al|купить|kup teraz|koupit|mua ngay|ซื้อเลย|køb nu|اشتري الآن|شراء الآن|קנה עכשיו|קנו עכשיו',
  ['comprar', /comprar(?: a[hg]ora)?$/],
  ['acquista', /acquista(?: ora)?$/],
  ['köp', /köp$/],
);

export const FAVORITE = any(
  'wishlist|wish list|wish_list|wish-list|favori|favouri|收藏|心愿|心願|关注商品|お気に|찜|위시|merkzettel|wunschl|wunschz',
  'envies|deseos|desejos|preferiti|verlanglijst|избранн|ulubion|nskelist',
);

export const UNDO = any(
  ['remove|delete', /\b(?:remove|delete)/],
  '取消|移除|删除|刪除|削除|解除|已收藏|삭제|entfernen|löschen|supprimer|retirer|eliminar|quitar',
  'rimuovi|verwijder|удалить|usuń',
);

/** Parameters and names of inputs that hold what is searched. */
export const QUERY = oneOf(
  'q|qs|s|wd|k|kw|keyword|keywords|suche|recherche|search|term|query|text|word|search_term|search_query|search_text|search_word|searchterm|searchquery|searchtext|searchword',
);

/** Addresses of search results. */
export const SEARCH_URL = any([
  'search|suche|recherche|busca|zoeken|cerca|ara|find|wd',
  /[/=](?:catalog)?(?:search|suche|recherche|busca|buscar|zoeken|cerca|ara|find|wd)\b/,
]);

/** Carts as addresses name them. */
const CARTS = `${CART}|einkaufswagen|cesta|carro|carrinho|sacola|winkelmand|winkelmandje|varukorg|kundvagn|kurv|indkobskurv|handlekurv|ostoskori|koszyk|kosik|kosar|korzina|korpa|kosarica|gio-hang`;

/** Kinds of page by address; thank-you pages first, then carts, since many of both lie under the checkout. */
export const PLACES: readonly (readonly [Words, 'thanks' | 'checkout' | 'cart'])[] = [
  [
    any([
      'order|checkout|thank',
      /order[-_/]?(?:received|confirm(?:ed|ation)|complete|success|placed)|order\/[^/]+\/confirmed|checkout[/_](?:onepage\/)?(?:success|finish|thank|complete|bedankt|confirmation\/)|order[-_]confirm|thank[-_]?you|order\/respond|\/thanks\b/,
    ]),
    'thanks',
  ],
  [
    any([
      CARTS,
      // A product or a shelf may be called a basket
      new RegExp(
        `(?:^|(?<!/(?:products?|items?|p|collections?|categor\\w+))[/=.])(?:(?:my|view)-?cart|(?:shopping[-_]?)?(?:${CARTS}))(?:edit|-page|/index|/view)?(?:\\.\\w+)?/?(?:[?&#]|$)`,
      ),
    ]),
    'cart',
  ],
  [
    any([
      'checkout|onepage|kasse|caisse|confirm|buy/',
      /(?:^|[/=])(?:checkout|onepage|kasse|caisse|confirm-order)s?(?:[/.?#]|$)|buy\/index|order\/confirm/,
    ]),
    'checkout',
  ],
];

/** Addresses under which shops of all platforms keep single products. */
export const PRODUCT_URL = /\/(?:pdp?|[di]?p|ite?m|produ[ck]?to?|produit|prodotto|urun|goods)\/[^/]+/i;

/** What a page that is a product's goes by, behind steps that lists lie behind as well. */
export const NAME_IN_URL =
  /\/(?:products|items|product-page|tproduct|produkte|produkty|produits|prodotti|productos|produtos)\/([^/]+)\/?$/i;

/** First steps of trails whose links are not known. */
export const HOME = oneOf(
  'home|homepage|home page|start|startseite|首页|首頁|ホーム|トップ|top|홈|accueil|inicio|início|ana sayfa|anasayfa|главная|trang chủ|strona główna|domů|forside|hjem|الرئيسية|בית|»|>|/',
);

/** Labels of rows that name its brand, without their colon. */
export const BRAND_LABEL = oneOf(
  'brand|brand name|marke|marque|marca|marka|merk|märke|mærke|značka|марка|бренд|品牌|ブランド|브랜드|thương hiệu|ยี่ห้อ|العلامة التجارية|מותג',
);

/** Labels of rows that name who made it, or is said to. */
export const MAKER_LABEL = oneOf(
  'manufacturer|designer|vendor|hersteller|fabricant|fabricante|fabrikant|produttore|producent|produkent|výrobce|gyártó|üretici|производитель|制造商|製造商|メーカー|제조사',
);

/** Notes that nothing is left; tested before the next, since many of them hold a word of it. */
export const OUT_OF_STOCK = any(
  'out of stock|out-of-stock|out of-stock|out-of stock|sold out|sold-out|soldout|unavailable',
  'not available|not in stock|no longer available|no longer in stock',
  'mail me when',
  ['notify', /\bnotify me(?! of| by| about)/],
  ['nicht', /nicht (?:mehr )?(?:auf lager|verfügbar|lieferbar|vorrätig)/],
  'ausverkauft|vergriffen|rupture|épuisé|indisponible',
  'agotad|sin stock|no disponible|esaurit|non disponibile|uitverkocht|niet op voorraad|niet leverbaar|niet beschikbaar|esgotad|indispon',
  'slutsåld|udsolgt|utsolgt|ikke på lager|loppu|нет в наличии|законч|wyprzeda|niedostępn|vyprod|není sklad|elfogy|tüken|stokta yok',
  '缺货|缺貨|售罄|售完|无货|无貨|無货|無貨|品切|在庫切|在庫なし|売り切れ|完売|품절|hết hàng|stok habis|สินค้าหมด|نفد|نفذت|غير مت|אזל|לא במלאי',
);

export const IN_STOCK = any(
  ['in stock', /\bin stock\b/],
  'available now|auf lager|sofort lieferbar|sofort verfügbar|vorrätig|en stock|disponível|op voorraad',
  ['lieferbar', /\blieferbar/],
  ['disponib', /\bdisponib[il]/],
  ['lager', /\b[ip]å? lager/],
  'varastossa|в наличии|dostępn|skladem|na sklad|raktáron|stokta|în stoc',
  '有货|有貨|现货|现貨|現货|現貨|在庫あり|在庫有|在庫○|재고 있|재고있|còn hàng|มีสินค้า|متوفر|במלאי',
);
