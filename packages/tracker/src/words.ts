/** Words that mean one thing, in text, label, name or address of a control; stems, where no other word begins like them. */
const any = (...words: readonly string[]) => new RegExp(words.join('|'), 'i');

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
export const PRODUCT_URL = /\/(?:pdp?|[di]?p|ite?m|produ[ck]to?|produit|prodotto|urun|goods)\/[^/]+/i;

export const HOME =
  /^(?:home(?:page)?|start(?:seite)?|首[页頁]|ホーム|トップ|홈|accueil|in[ií]cio|ana ?sayfa|главная|[»>/])$/i;
