/** "Add to cart" as shops write it, in text, label, name or address of a control. */
export const ADD = new RegExp(
  [
    'add(?:ed)?[ _-]?(?:this )?(?:item )?to[ _-]?(?:my )?(?:shopping )?(?:cart|bag|basket|trolley)',
    'button-cart|cart[./_-]add|add2cart|cart-submit',
    '[加放]入(?:购物车|購物車|购物袋|購物籃)|加购',
    'カートに(?:入れる|追加)|かごに(?:入れる|追加)|買い物かご',
    '장바구니(?:에)? ?(?:담기|추가|넣기)|장바구니$',
    'in den (?:waren|einkaufs)(?:korb|wagen)|zum warenkorb hinzu',
    'ajouter (?:à mon|au|dans le) panier|ajout(?:er)? panier',
    'añadir (?:a la|al|a mi) (?:cesta|carrito|bolsa|carro)|agregar (?:al|a mi) (?:carrito|carro)',
    'aggiungi al(?:la)? (?:carrello|borsa)|metti nel carrello',
    'in (?:mijn |de )?(?:winkel(?:wagen|mand|mandje)|winkelwagentje)|bestel(?:len)?$',
    'sepete ekle|sepete at',
    'adicionar (?:ao|à|a) (?:carrinho|sacola|cesto)',
    'в корзину|до кошика|у кошик',
    '(?:dodaj )?do koszyka|(?:přidat |vložit )?do košíku|(?:pridať )?do košíka|kosárba|adaug[ăa] în coș',
    'lägg i (?:varukorg|kundvagn)|(?:læg|føj) (?:i|til) (?:kurv|indkøbskurv)|legg i handle|lisää ostoskoriin',
    'ใส่ตะกร้า|เพิ่มลง|thêm vào giỏ|(?:tambah(?:kan)? ke|masukkan) keranjang',
  ].join('|'),
  'i',
);

/** Controls that buy at once: they mark a product page, but fill no cart. */
export const BUY =
  /\bbuy (?:it )?now\b|立即购买|立即購買|马上抢|立刻购买|今すぐ(?:買う|購入)|購入(?:する|手続き)|바로구매|구매하기|jetzt kaufen|acheter|comprar(?: ahora| agora)?$|acquista(?: ora)?$|hemen al|купить|kup teraz|koupit|köp$/i;

export const FAVORITE =
  /wish[ _-]?list|favou?rites?\b|收藏|心愿|心願|关注商品|お気に入り|찜|위시|merkzettel|wunsch(?:liste|zettel)|favoris|(?:liste|lista) (?:d'|de )(?:envies|deseos|desejos|favoritos)|preferiti|verlanglijst|favorilere|избранн|ulubion|önskelista/i;

export const UNDO =
  /\b(?:remove|delete)\b|取消|移除|删除|刪除|已收藏|解除|削除|삭제|entfernen|löschen|supprimer|retirer|eliminar|quitar|rimuovi|verwijder|remover|удалить|usuń/i;

/** Parameters and names of inputs that hold what is searched. */
export const QUERY =
  /^(?:q|query|s|search|keywords?|wd|k|kw|text|term|search_?(?:term|query|text|word)|qs|suche|recherche)$/i;

/** Kinds of page by address; thank-you pages first, then carts, since many of both lie under the checkout. */
export const PLACES: readonly (readonly [RegExp, 'thanks' | 'checkout' | 'cart'])[] = [
  [
    /order[-_]?(?:received|confirm(?:ed|ation)?|complete|success)|checkout\/(?:onepage\/)?(?:success|finish|thank)|thank[-_]?you|order\/respond|\/thanks\b/i,
    'thanks',
  ],
  [
    /(?:^|[/=])(?:cart|basket|bag|shopping-?cart|warenkorb|panier|carrito|carrello|winkelwagen|sepet)(?:\/index)?(?:\.\w+)?\/?(?:[?&#]|$)/i,
    'cart',
  ],
  [/(?:^|[/=])(?:checkout|onepage|kasse|caisse|confirm-order)s?(?:[/.?#]|$)|buy\/index|order\/confirm/i, 'checkout'],
];

/** Addresses under which shops of all platforms keep single products. */
export const PRODUCT_URL = /\/(?:p|pd|pdp|dp|ip|itm|item|product|produkt|producto|produit|prodotto|urun|goods)\/[^/]+/i;

export const HOME =
  /^(?:home(?:page)?|start(?:seite)?|首页|首頁|ホーム|トップ|홈|accueil|inicio|início|anasayfa|ana sayfa|главная|»|>|\/)$/i;
