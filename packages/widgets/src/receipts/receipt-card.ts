import type {Receipt} from '@vitrine/core';
import {build, button} from '../dom.ts';
import type {Guard} from '../source.ts';
import {fillIn, type ReceiptMessages} from './messages.ts';
import {factsOf, isAnswer, sayAnswer, sayFact, sayIn, sayNats, sayTime} from './words.ts';

/** One receipt on the page. */
export interface ReceiptCard {
  readonly node: HTMLLIElement;
  /** Takes the focus when what had it is gone. */
  readonly title: HTMLElement;
  /** Says anew how soon it leaves. @param now epoch ms */
  readonly tick: (now: number) => void;
}

export interface CardActions {
  readonly guard: Guard;
  readonly refuse: (receipt: Receipt) => Promise<void>;
  /** Tells the shopper what happened. */
  readonly say: (text: string) => void;
}

/** Facts are the shop's words about its items: they become text and nothing else. */
export function createReceiptCard(receipt: Receipt, messages: ReceiptMessages, actions: CardActions): ReceiptCard {
  const {task, a, cost, upload, preparedAt, dueAt, sentAt, state} = receipt;
  const title = build('h4', {tabindex: '-1'}, messages.questions[task]);
  const due = build('span', {});
  const rows: [term: string, ...Node[]][] = [];
  if (isAnswer(receipt)) {
    const facts = factsOf(receipt).map((key) => build('bdi', {}, sayFact(receipt.task, key, messages)));
    rows.push([messages.truth, ...(facts.length > 0 ? facts : [new Text(messages.noTruth)])]);
    rows.push([messages.answer, new Text(sayAnswer(receipt, messages))]);
    rows.push([
      messages.cost,
      new Text(fillIn(upload ? messages.splitCosts : messages.costs, sayNats(cost, messages), a)),
    ]);
  } else rows.push([messages.cost, new Text(messages.costsNothing)]);
  rows.push([messages.drawn, new Text(sayTime(preparedAt, messages))]);
  if (state === 'pending') rows.push([messages.leaves, due]);
  if (sentAt !== null) rows.push([messages.left, new Text(sayTime(sentAt, messages))]);

  const node = build(
    'li',
    {part: state === 'pending' ? 'receipt pending' : 'receipt', 'data-receipt': receipt.receiptId},
    build('div', {part: 'title'}, title, build('span', {part: 'state'}, messages.states[state])),
    build(
      'dl',
      {part: 'facts'},
      ...rows.flatMap(([term, ...said]) => [build('dt', {}, term), build('dd', {}, ...said)]),
    ),
  );
  if (state === 'pending') {
    const refuse = button('refuse', messages.refuse, () => actions.refuse(receipt), actions.guard);
    node.append(build('div', {part: 'actions'}, refuse, build('span', {part: 'hint'}, messages.refuseText)));
  }
  node.append(createBody(receipt, messages, actions));
  return {
    node,
    title,
    tick(now) {
      due.textContent = dueAt > now ? fillIn(messages.leavesIn, sayIn(dueAt - now, messages)) : messages.leavesNext;
    },
  };
}

/** Every byte of the body, sixteen a line. */
function createBody({body, task, upload}: Receipt, messages: ReceiptMessages, {guard, say}: CardActions): HTMLElement {
  const bytes = [...body].map((byte) => byte.toString(16).padStart(2, '0'));
  const lines = bytes.flatMap((_, i) => (i % 16 === 0 ? [bytes.slice(i, i + 16).join(' ')] : []));
  const text = lines.join('\n');
  const hex = build('pre', {part: 'body', dir: 'ltr'}, text);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      say(messages.copied);
    } catch {
      getSelection()?.selectAllChildren(hex); // no clipboard on plain http, or it was refused
      say(messages.selected);
    }
  };
  return build(
    'details',
    {part: 'bytes'},
    build('summary', {}, fillIn(messages.body, body.length)),
    build('p', {}, upload ? messages.bodySplit : task === 'decoy' ? messages.bodyDecoy : messages.bodyText),
    hex,
    button('copy', messages.copy, copy, guard),
  );
}
