import {type Reason, type RecItem, reasonText, type ShopEvent} from '@vitrine/core';
import {build, button, sheetOf} from '../dom.ts';
import {type Forgetting, forgetAndTell} from '../forget-and-tell.ts';
import type {Guard} from '../source.ts';
import {type WhyMessages, whyMessages} from './messages.ts';
import {WHY_CSS} from './styles.ts';

/** What the dialog is given: the shop's public calls, which never reject. */
export interface WhySource extends Forgetting {
  readonly guard: Guard;
  readonly track: (event: unknown) => unknown;
  readonly adopt: (events: readonly ShopEvent[]) => Promise<unknown>;
}

/** A smaller part would be shown as nothing. */
const LEAST = 0.0005;
/** How long a shopper may think better of it. */
const UNDO_MS = 10_000;

let sheet: CSSStyleSheet | undefined;

/**
 * Opens the dialog of a card beside the shelf's `section`: every part of its score, what of it can be forgotten, and 不感兴趣.
 * What is done can be undone for ten seconds.
 */
export function showWhy(section: HTMLElement, item: RecItem, locale: string, source: WhySource): void {
  const root = section.getRootNode() as ShadowRoot;
  sheet ??= sheetOf(WHY_CSS);
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];

  const messages = whyMessages(locale);
  const {itemId, title, url} = item;
  const told = item.reasons.filter(({contribution}) => Math.abs(contribution) >= LEAST);
  const {guard, history, forget, adopt, track} = source;
  const dialog = build('dialog', {part: 'why', 'aria-labelledby': 'why'});
  dialog.lang = messages.lang;
  /** Does something, closes, and offers to undo it. */
  const act = async (said: string, what: () => unknown, undo: () => unknown) => {
    dialog.close();
    await what();
    offerUndo(root, said, messages, guard, undo);
  };
  const forgetReason = (about: string) => () => {
    let gone: readonly ShopEvent[] = [];
    return act(
      messages.forgot,
      async () => {
        gone = await forgetAndTell(source, [{about}]);
      },
      () => adopt(gone),
    );
  };
  const dismiss = () =>
    act(
      messages.dismissed.replace('{}', () => title),
      () => track({type: 'dismiss', item: {itemId, title, url}}),
      async () => {
        const event = (await history()).find((one) => one.type === 'dismiss' && one.item.itemId === itemId);
        if (event) await forget({event});
      },
    );

  const number = new Intl.NumberFormat(messages.lang, {minimumFractionDigits: 3, maximumFractionDigits: 3});
  const largest = Math.max(...item.reasons.map(({contribution}) => Math.abs(contribution)));
  const row = (reason: Reason) => {
    const {contribution, about} = reason;
    const text = contribution < 0 ? lessText(reason, messages, locale) : reasonText(reason, locale);
    const meter = build('meter', {
      min: '0',
      max: `${largest}`,
      value: `${Math.abs(contribution)}`,
      'aria-hidden': 'true',
    });
    const line = build(
      'li',
      {},
      build('span', {part: 'part'}, text || reason.scorer),
      build('span', {part: 'share'}, signed(number, contribution)),
    );
    if (about) {
      const forgetIt = button('forget', '×', forgetReason(about), guard);
      forgetIt.setAttribute(
        'aria-label',
        messages.forget.replace('{}', () => text),
      );
      line.append(forgetIt);
    }
    line.append(meter);
    return line;
  };
  const group = (title: string, sum: number, reasons: readonly Reason[]) =>
    reasons.length === 0
      ? []
      : [
          build('h4', {}, build('span', {}, title), build('span', {part: 'share'}, signed(number, sum))),
          build('ul', {role: 'list'}, ...reasons.map(row)),
        ];
  const own = told.filter(({personal}) => personal);
  const close = button('close', '×', () => dialog.close(), guard);
  close.setAttribute('aria-label', messages.close);
  dialog.append(
    build(
      'h3',
      {id: 'why'},
      messages.heading.replace('{}', () => title),
    ),
    ...group(messages.you, item.score - item.neutralScore, own),
    ...(own.length === 0 ? [build('p', {}, messages.nothing)] : []),
    ...group(
      messages.everyone,
      item.neutralScore,
      told.filter(({personal}) => !personal),
    ),
    build(
      'h4',
      {part: 'sum'},
      build('span', {}, messages.sum),
      build('span', {part: 'share'}, number.format(item.score)),
    ),
    build('p', {}, messages.private),
    build('div', {part: 'actions'}, button('dismiss', messages.dismiss, dismiss, guard)),
    close,
  );
  dialog.addEventListener(
    'click',
    guard((event) => {
      if (event.target === dialog) dialog.close(); // beside it
    }),
  );
  dialog.addEventListener('close', () => dialog.remove());
  root.append(dialog);
  dialog.showModal();
}

/** Says in the top layer what was done, and takes it back when asked to in time. */
function offerUndo(root: ShadowRoot, said: string, messages: WhyMessages, guard: Guard, undo: () => unknown): void {
  root.querySelector('[popover]')?.remove();
  const back = button(
    'undo',
    messages.undo,
    async () => {
      await undo();
      end();
    },
    guard,
  );
  const bar = build('div', {part: 'undo-bar', role: 'status', popover: 'manual'}, build('span', {}, said), back);
  const end = () => {
    const isFocused = bar.contains(root.activeElement);
    bar.remove();
    if (isFocused) root.querySelector<HTMLElement>('a')?.focus({preventScroll: true});
  };
  root.append(bar);
  if (bar.showPopover) bar.showPopover();
  back.focus({preventScroll: true});
  setTimeout(end, UNDO_MS);
}

const signed = (number: Intl.NumberFormat, value: number) => (value < 0 ? '−' : '+') + number.format(Math.abs(value));

function lessText(reason: Reason, {farPrice, buried}: WhyMessages, locale: string): string {
  if (reason.scorer === 'price') return farPrice;
  return reason.scorer === 'rule' ? buried : reasonText(reason, locale);
}
