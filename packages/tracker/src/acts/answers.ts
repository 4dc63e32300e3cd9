import {clean, isVisible} from '../page.ts';
import type {Attempt} from '../platforms/platform.ts';
import {CONTROL} from '../reading/control.ts';
import {OUT_OF_STOCK} from '../words.ts';

const anyOf = (...patterns: readonly string[]) => new RegExp(patterns.join('|'), 'i');

/** How shops say that something is in the cart or on a list now. */
const DONE = anyOf(
  '\\badded\\b|success|\\b(?:is|are|now|\\d) (?:now )?in (?:your|the) (?:shopping )?(?:cart|basket|bag|wish)|saved to|\\d+ in (?:cart|basket|bag)',
  '已[加放添][入加]?|已收藏|成功|(?:追加|登録|保存)(?:済|しまし|されまし)|入れました|[담추][았겼가](?:습|되|했)|되었습니다',
  'hinzugefügt|(?:im|liegt in) (?:den |dem |ihrem )?(?:warenkorb|einkaufs)|gemerkt|ajouté|añadid|agregad|aggiunt|toegevoegd|in je winkel',
  'adicionad|eklendi|добавлен|додано|dodan[oy]|přidán|pridan|hozzáad|adăugat|tillag|lagts? (?:till|i) |lisätty|ditambah|đã thêm|เพิ่ม\\S*แล้ว',
);

/** How shops say that something is no longer there. */
const GONE = anyOf(
  'removed|deleted|(?:no longer|taken) (?:in|from)|已?(?:移除|[删刪]除|取消)|削除(?:し|され)|삭제|entfernt|gelöscht|supprim|retiré|eliminad',
  'rimoss|verwijderd|kaldırıldı|silindi|removid|удал|usunię|odstran|odebr|töröl|fjern|tagits bort|poistett|dihapus|đã xóa|ลบ',
);

/** How shops say that something is missing or has gone wrong. */
const REFUSED = anyOf(
  'please (?:select|choose|pick|enter|specify)|select (?:an?|your|some)\\b|\\brequired\\b|must (?:select|choose|be)|sorry|insufficient|error|fail|unable|(?:can|could) ?not|can.t\\b|not (?:enough|added)|(?:not|n.t) have enough|try again|exceed|maximum|only \\d+ (?:left|available)',
  '请[先您]?[选選择選填输]|失败|失敗|错误|不足|不能|无法|無法|限[购購]|選択して|必須|エラー|できません|選択(?:し|さ)|선택(?:해|하)|실패|오류|없습니다',
  'bitte (?:wähl|geben|füll)|fehler|erforderlich|nicht möglich|veuillez|erreur|obligatoire|impossible|seleccion[ae]|elij?a|errore|selezion[ai]|obbligatori|kies |selecteer|verplicht|mislukt|fout',
  'seçin|hata|zorunlu|selecion|obrigat|erro\\b|выберите|ошибк|нельзя|оберіть|wybierz|błąd|vyberte|chyb[ay]|válassz|hiba|välj |vælg |velg |valitse|pilih|vui lòng|กรุณา',
);

/** How shops ask who is there first. */
const LOGIN = anyOf(
  '(?:log|sign) ?in (?:to|or|first|before)|(?:please|must|need to|have to) (?:log|sign|be logged)|(?:create|have) an account|请[先您]?登[录錄陆]|登录后|還没登|未登[录錄]|ログイン(?:し|が|して)|로그인',
  'bitte (?:melde|logg)|anmelden,|einloggen|connecte[rz]|inici[ae]r? sesi[óo]n|accedi |inloggen|giriş yap|faça login|entre na|войдите|авториз|zaloguj|přihla',
);

/** What shows a shopper that something has happened. */
const ROLES = '[role=alert],[role=status],[role=alertdialog],[role=dialog],dialog,[aria-live],uni-toast,uni-modal';
const NAMES =
  'alert toast message notice notif error invalid success snack flash danger popup modal drawer offcanvas mini-cart minicart layer'.split(
    ' ',
  );
const NAMED = anyOf(...NAMES);
const MESSAGES = [ROLES, ...NAMES.map((name) => `[class*="${name}" i]`)].join();
/** A button may be dangerous and say "Adding…": what is pressed or filled in is no message. */
const NO_MESSAGE = `body,form,main,input,select,textarea,[role=combobox],${CONTROL}`;
const BAD = /error|danger|invalid|fail/i;
const MAX_MESSAGES = 60;

/** Visible messages, dialogs and drawers of a page, with the beginning of their text. */
export function messagesOn(page: Window): Map<Element, string> {
  const found = new Map<Element, string>();
  for (const element of page.document.querySelectorAll(MESSAGES)) {
    const text = clean(element.textContent);
    if (!text || !isVisible(element) || element.matches(NO_MESSAGE)) continue;
    if (!element.matches(ROLES) && !NAMED.test(namesOf(element))) continue;
    found.set(element, text);
    if (found.size >= MAX_MESSAGES) break;
  }
  return found;
}

/** What a message says of an attempt: yes, no, or nothing (null). A drawer or a dialog that names the item says that it is there. */
export function answerOf(message: Element, text: string, {type, item}: Attempt): boolean | null {
  const isUp = type === 'add' || type === 'favorite';
  const title = isUp ? (item.title ?? '') : '';
  if (message.querySelector('[type=password]') || LOGIN.test(text)) return false;
  const isShort = text.length < 250;
  if (isShort && (REFUSED.test(text) || OUT_OF_STOCK.test(text))) return false;
  if (isShort && (isUp ? DONE : GONE).test(text)) return true;
  if (isShort && BAD.test(namesOf(message))) return false;
  return title.length > 2 && (message.textContent ?? '').slice(0, 20_000).includes(title) ? true : null;
}

/** Class names that hold now: `aria-invalid:red` says what a field would be. */
const namesOf = (element: Element) => [...element.classList].filter((name) => !name.includes(':')).join(' ');

/** True when a control's text says that it is done. */
export const saysDone = (label: string) => DONE.test(label);
