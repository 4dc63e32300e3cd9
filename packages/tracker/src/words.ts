/** Words that mean one thing, in text, label, name or address of a control; stems, where no other word begins like them. */
export const any = (...words: readonly string[]) => new RegExp(words.join('|'), 'i');

const CART = 'cart|basket|bag|warenkorb|panier|carrito|carrello|winkelwagen|sepet';

/** Addresses that speak of the cart. */
export const CART_URL = any(CART, '购物车');

/** "Add to cart" as shops write it. */
export const ADD = any(
  // "Add this item to my shopping bag", "ajouter à mon panier": short words between the verb and the cart, no "wishlist"
  `(?:add(?:ed)?[ _-]?|(?:ajout\\w*|añadir|agregar|adicionar|aggiungi|metti) )(?:(?!wish)\\S{1,4} ){0,4}(?:to[ _-]?)?(?:shopping )?(?:${CART}|trolley|carr|cest[ao]|bo[lr]sa|sacola)`,
  'button-cart|cart[./_-]add|add2cart|cart-submit',
  '[加放]入[购購]物|加购|(?:カート|かご)に|買い物かご|장바구니(?:에? ?[담추넣]|$)',
  'in (?:den |de |mijn )?(?:warenk|einkaufs|winkel[wm])|korb hinzu|bestel(?:len)?$|sepete (?:ekle|at)',
  'в корзину|(?:до|у) кошик|do ko[sš][zí]|kosárba|în coș',
  '(?:l.gg?|føj) (?:i|til) \\S*(?:kurv|korg|vagn|handle)|lisää ostosk',
  'ใส่ตะ|เพิ่มลง|thêm vào gi|(?:tambah|masuk)\\S* (?:ke )?keranjang',
);

/** Controls that buy at once: they mark a product page, but fill no cart. */
export const BUY = any(
  '\\bbuy (?:it )?now\\b|立[即刻][购購]|马上抢|今すぐ[買購]|購入[す手]|바로 ?구매|구매하',
  'jetzt kaufen|acheter|comprar(?: a[hg]ora)?$|acquista(?: ora)?$|hemen al|купить|kup teraz|koupit|köp$',
);

export const FAVORITE = any(
  'wish[ _-]?list|favou?ri|收藏|心[愿願]|关注商品|お気に|찜|위시|merkzettel|wunsch[lz]',
  'envies|deseos|desejos|preferiti|verlanglijst|избранн|ulubion|nskelist',
);

export const UNDO = any(
  '\\b(?:remove|delete)|取消|移除|[删刪削解]除|已收藏|삭제|entfernen|löschen|supprimer|retirer|eliminar|quitar',
  'rimuovi|verwijder|удалить|usuń',
);

/** Parameters and names of inputs that hold what is searched. */
export const QUERY = /^(?:qs?|s|wd|kw?|keywords?|suche|recherche|search|(?:search_?)?(?:term|query|text|word))$/i;

/** Addresses of search results. */
export const SEARCH_URL = /[/=](?:catalog)?(?:search|suche|recherche|busca|buscar|zoeken|cerca|ara|find|wd)\b/i;

/** Kinds of page by address; thank-you pages first, then carts, since many of both lie under the checkout. */
export const PLACES: readonly (readonly [RegExp, 'thanks' | 'checkout' | 'cart'])[] = [
  [
    /order[-_]?(?:received|confirm|complete|success)|checkout\/(?:onepage\/)?(?:success|finish|thank)|thank[-_]?you|order\/respond|\/thanks\b/i,
    'thanks',
  ],
  [any(`(?:^|[/=])(?:shopping-?)?(?:${CART})(?:/index)?(?:\\.\\w+)?/?(?:[?&#]|$)`), 'cart'],
  [/(?:^|[/=])(?:checkout|onepage|kasse|caisse|confirm-order)s?(?:[/.?#]|$)|buy\/index|order\/confirm/i, 'checkout'],
];

/** Addresses under which shops of all platforms keep single products. */
export const PRODUCT_URL = /\/(?:pdp?|[di]?p|ite?m|produ[ck]?to?|produit|prodotto|urun|goods)\/[^/]+/i;

export const HOME =
  /^(?:home(?: ?page)?|start(?:seite)?|首[页頁]|ホーム|トップ|top|홈|accueil|in[ií]cio|ana ?sayfa|главная|[»>/])$/i;

/** Labels of rows that name who made it: the whole of a text, or what stands before its colon. */
export const BRAND_LABEL =
  /^(?:brand(?: name)?|mar(?:ke|que|ca|ka)|merk|m[äæ]rke|manufacturer|hersteller|fabricante?|fabrikant|produttore|produ[ck]ent|značka|výrobce|gyártó|üretici|бренд|производитель|品牌|制造商|ブランド|メーカー|브랜드|제조사|thương hiệu|ยี่ห้อ)\s*(?:[:：]|$)/i;

/** Notes that nothing is left; tested before the next, since many of them hold a word of it. */
export const OUT_OF_STOCK = any(
  'out[ -]of[ -]stock|sold[ -]?out|(?:not|no longer) (?:available|in stock)|unavailable',
  'ausverkauft|nicht (?:mehr )?(?:auf lager|verfügbar|lieferbar|vorrätig)|vergriffen|rupture|épuisé|indisponible',
  'agotad|sin stock|no disponible|esaurit|non disponibile|uitverkocht|niet (?:op voorraad|leverbaar|beschikbaar)|esgotad|indispon',
  'slutsåld|udsolgt|utsolgt|ikke på lager|loppu|нет в наличии|законч|wyprzeda|niedostępn|vyprod|není sklad|elfogy|tüken|stokta yok',
  '缺[货貨]|售[罄完]|[无無][货貨]|品切|在庫(?:切|なし)|売り切れ|完売|품절|hết hàng|stok habis',
);

export const IN_STOCK = any(
  '\\bin stock\\b|available now|auf lager|sofort (?:lieferbar|verfügbar)|\\blieferbar|vorrätig|en stock|\\bdisponib[il]|disponível',
  'op voorraad|\\b[ip]å? lager|varastossa|в наличии|dostępn|skladem|na sklad|raktáron|stokta|în stoc',
  '[有现現][货貨]|在庫(?:あり|有|○)|재고 ?있|còn hàng|มีสินค้า',
);
