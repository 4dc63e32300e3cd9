// Entry of vitrine-receipts.mjs: what `<vitrine-receipts>` shows, loaded by pages that hold one.
import {A_LIMITS, type Budget, type Consent, type Receipt} from '@vitrine/core';
import {build, button, setNodes} from '../dom.ts';
import {showLive} from '../live.ts';
import {exportReceipts} from './export-receipts.ts';
import {fillIn, type ReceiptMessages, receiptMessages} from './messages.ts';
import {createReceiptCard, type ReceiptCard} from './receipt-card.ts';
import type {ReceiptsSource} from './source.ts';
import {RECEIPTS_CSS} from './styles.ts';
import {sayDay, sayIn, sayNats} from './words.ts';

/** Nobody tells the page that a body was drawn or has left: it looks again so often. */
const LOOK_AGAIN_MS = 10_000;

/** What the device says at one moment. */
interface Told {
  readonly receipts: readonly Receipt[];
  readonly budget: Budget;
  readonly allowed: Consent;
  readonly storage: 'indexeddb' | 'memory';
  /** Epoch ms. */
  readonly now: number;
}

/**
 * Shows the privacy budget and every receipt inside `host`, and keeps them up to date while it is in the page. Once more
 * for the same element: looks again.
 */
export function showReceipts(host: HTMLElement, source: ReceiptsSource): void {
  showLive(host, RECEIPTS_CSS, source.guard, (root, look) => {
    let messages: ReceiptMessages | undefined;
    let draw: ((told: Told) => void) | undefined;
    return {
      lookAgainMs: LOOK_AGAIN_MS,
      async read() {
        const [receipts, budget, {storage}] = await Promise.all([source.receipts(), source.budget(), source.profile()]);
        return {receipts, budget, storage, allowed: source.allowed(), now: Date.now()};
      },
      show(told: Told) {
        const spoken = receiptMessages(host.getAttribute('locale') || source.locale);
        if (spoken !== messages || !draw) draw = createView(root, (messages = spoken), source, look);
        draw(told);
      },
    };
  });
}

/** Fills the root with everything that stays, and returns what shows the rest. @param look reads the device again and shows it */
function createView(
  root: ShadowRoot,
  messages: ReceiptMessages,
  {guard, refuse, receipts}: ReceiptsSource,
  look: () => Promise<void>,
): (told: Told) => void {
  const cards = new Map<string, ReceiptCard & {readonly state: Receipt['state']}>();
  let last: Told | undefined;

  const status = build('p', {part: 'status', role: 'status'});
  const note = build('p', {part: 'note'});
  const budget = createBudget(messages);
  const [pending, past] = [createList(messages.pending), createList(messages.past)];
  const decoyCount = build('summary', {});
  const decoyList = build('ul', {part: 'list', role: 'list'});
  const decoys = build('details', {part: 'decoys'}, decoyCount, decoyList);
  const save = button('save', messages.save, () => last && saveFile(last), guard);
  root.replaceChildren(
    build(
      'section',
      {part: 'receipts', lang: messages.lang},
      budget.node,
      note,
      status,
      pending.node,
      past.node,
      decoys,
      save,
    ),
  );

  const say = (text: string) => {
    status.textContent = text;
  };
  const actions = {
    guard,
    say,
    async refuse({receiptId, task, cost}: Receipt) {
      await refuse(receiptId);
      const state = (await receipts()).find((one) => one.receiptId === receiptId)?.state;
      await look();
      const done = task === 'decoy' ? messages.refusedDecoy : fillIn(messages.refused, sayNats(cost, messages));
      if (state === 'refused') say(done);
      else if (state === 'sent' || state === 'dropped') say(messages.tooLate);
    },
  };

  /** The card of a receipt; a new one when its state has changed, so that what is open stays open otherwise. */
  const cardOf = (receipt: Receipt, now: number) => {
    const {receiptId, state} = receipt;
    const known = cards.get(receiptId);
    if (known && known.state !== state && state === 'sent') say(messages.hasLeft);
    const card = known?.state === state ? known : {...createReceiptCard(receipt, messages, actions), state};
    cards.set(receiptId, card);
    card.tick(now);
    return card.node;
  };

  return (told) => {
    last = told;
    const {receipts, now} = told;
    const focused = root.activeElement;
    const focusedId = focused?.closest('[data-receipt]')?.getAttribute('data-receipt') ?? '';
    for (const id of cards.keys()) if (!receipts.some(({receiptId}) => receiptId === id)) cards.delete(id);

    budget.show(told);
    note.textContent = noteOf(told, messages);
    note.hidden = note.textContent === '';
    const nodesOf = (chosen: readonly Receipt[]) => chosen.map((receipt) => cardOf(receipt, now));
    const settled = receipts.filter(({state}) => state !== 'pending');
    const empty = settled.filter(({task}) => task === 'decoy');
    pending.show(nodesOf(receipts.filter(({state}) => state === 'pending')));
    past.show(nodesOf(settled.filter(({task}) => task !== 'decoy')));
    setNodes(decoyList, nodesOf(empty));
    decoyCount.textContent = fillIn(messages.decoys, empty.length.toLocaleString(messages.lang));
    decoys.hidden = empty.length === 0;
    save.hidden = receipts.length === 0;

    if (!(focused instanceof HTMLElement) || root.activeElement === focused) return;
    if (focused.isConnected) focused.focus();
    else cards.get(focusedId)?.title.focus(); // a button that was pressed is gone with its state
  };
}

function createBudget(messages: ReceiptMessages) {
  const value = build('span', {part: 'meter-value'});
  const meter = build(
    'div',
    {part: 'meter', role: 'meter', 'aria-label': messages.budget, 'aria-valuemin': '0'},
    value,
  );
  const spentText = build('p', {part: 'spent'});
  const next = build('p', {part: 'next'});
  const renews = build('p', {part: 'renews'});
  const hint = build('span', {part: 'hint'}, messages.unit);
  const node = build('div', {part: 'budget'}, build('h3', {}, messages.budget), meter, spentText, hint, next, renews);
  return {
    node,
    show({budget: {spent, limit, nextAt, renewsAt}, allowed, now}: Told) {
      node.hidden = limit === 0;
      const dearest = sayNats(Math.log(A_LIMITS.fine), messages);
      spentText.textContent = fillIn(messages.spent, sayNats(spent, messages), limit, dearest);
      meter.setAttribute('aria-valuemax', String(limit));
      meter.setAttribute('aria-valuenow', String(Math.min(spent, limit)));
      meter.setAttribute('aria-valuetext', spentText.textContent);
      value.style.width = `${limit > 0 ? Math.min(100, (100 * spent) / limit) : 0}%`;
      next.textContent =
        nextAt === null
          ? messages.nextNow
          : fillIn(messages.nextAt, sayIn(nextAt - now, messages), sayDay(nextAt, messages));
      next.hidden = allowed !== 'sync'; // else none is ever drawn
      renews.textContent = renewsAt === null ? '' : fillIn(messages.renewsAt, sayDay(renewsAt, messages));
      renews.hidden = renewsAt === null;
    },
  };
}

/** A heading and its receipts; neither is there without the other. */
function createList(title: string) {
  const list = build('ul', {part: 'list', role: 'list'});
  const node = build('div', {part: 'group'}, build('h3', {}, title), list);
  return {
    node,
    show(nodes: readonly Node[]) {
      setNodes(list, nodes);
      node.hidden = nodes.length === 0;
    },
  };
}

/** Why nothing is sent, or what will be. */
function noteOf({allowed, storage, budget, receipts}: Told, messages: ReceiptMessages): string {
  if (allowed === 'off') return messages.off;
  if (budget.limit === 0) return messages.unheard;
  if (allowed !== 'sync') return messages[allowed];
  if (storage === 'memory') return messages.unkept;
  return receipts.length === 0 ? messages.nothingYet : '';
}

function saveFile({receipts, budget}: Told): void {
  const now = Date.now();
  const text = JSON.stringify(exportReceipts(receipts, budget, now), null, 2);
  const href = URL.createObjectURL(new Blob([text], {type: 'application/json'}));
  build('a', {href, download: `vitrine-receipts-${new Date(now).toISOString().slice(0, 10)}.json`}).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000); // a browser may ask first where to put it
}
