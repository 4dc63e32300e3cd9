import type {RecItem, RecList, ShopEvent} from '@vitrine/core';
import {build} from '@vitrine/widgets';
import type {Door} from './door.ts';
import {fillIn, type PanelMessages, sayCount} from './messages.ts';
import {button, copy, createSection, facts, fold, type Kit, sayDay, sayNumber, sayWhen} from './parts.ts';
import type {PanelView} from './setup.ts';
import type {Heard, Told} from './told.ts';

/** Words for `TRUST` of the tracker; what only Vitrine sees has none. */
const TRUSTS = ['', 'page', 'data-layer', 'platform', 'explicit'];

/** For developers, in the words of the code: what happens as it happens, and what it does to profile, lists and summaries. */
export function createInspector(door: Door, kit: Kit, forget: () => Promise<void>): PanelView {
  const {messages, guard} = kit;
  const [events, lists, profile, leaving, engine] = (['events', 'lists', 'profile', 'leaving', 'engine'] as const).map(
    (name) => createSection(messages[name]),
  );
  let paused = false;
  let last: Told | undefined;
  const show = (told: Told) => {
    const {heard, reading, device, status, allowed, timings, now} = told;
    events.show(heard.length, () => drawEvents(told, messages));
    lists.show(told.lists, () => drawLists(told.lists, messages));
    if (!device) return;
    profile.show(device.profile, () => drawProfile(device.profile, messages));
    leaving.show(
      [device.receipts.map(({receiptId, state}) => [receiptId, state]), device.budget, Math.round(now / 60_000)],
      () => drawLeaving(device, now, messages),
    );
    engine.show([status, reading?.kind, allowed, timings, device.askedMs], () => drawEngine(told, messages));
  };
  const pause = button(
    'pause',
    messages.pause,
    () => {
      paused = !paused;
      pause.textContent = paused ? messages.go : messages.pause;
      pause.setAttribute('aria-pressed', String(paused));
      if (last) show(last);
    },
    {guard},
  );
  pause.setAttribute('aria-pressed', 'false');
  const dump = build('pre', {part: 'dump'});
  dump.hidden = true;
  const copyJson = button(
    'copy-json',
    messages.copyJson,
    async () => {
      if (!last) return;
      dump.textContent = JSON.stringify(exported(last, door), null, 2);
      dump.hidden = 'clipboard' in navigator;
      await copy(dump.textContent, dump, kit);
    },
    {guard},
  );
  return {
    node: build(
      'div',
      {},
      build('div', {part: 'tools'}, pause, copyJson, button('forget', messages.forget, forget, {guard})),
      dump,
      ...[events, lists, profile, leaving, engine].map(({node}) => node),
    ),
    show(told) {
      last = told;
      if (!paused) show(told);
      return {text: sayCount(told.heard.length, messages.eventCount), tone: 'none'};
    },
  };
}

function drawEvents({heard, reading}: Told, messages: PanelMessages): HTMLElement[] {
  if (!heard.length) return [build('p', {}, messages.noEvents)];
  const rows = heard.map(({event, trust}) => {
    const sources = reading?.sources;
    const own =
      event.type === 'view' && reading?.item?.itemId === event.item.itemId && (sources?.itemId ?? sources?.title);
    const source = own ? own.source : TRUSTS[trust ?? 0];
    return build(
      'li',
      {},
      build('time', {}, new Date(event.at).toLocaleTimeString(messages.lang, {hour12: false})),
      build('b', {}, event.type),
      build('bdi', {}, sayEvent(event, messages)),
      build('small', {}, source),
    );
  });
  return [build('ol', {part: 'events', role: 'list'}, ...rows)];
}

/** What an event is about. */
function sayEvent(event: ShopEvent, messages: PanelMessages): string {
  if ('item' in event) {
    const {title, itemId} = event.item;
    return `${title ?? ''} ${itemId}${event.quantity ? ` × ${event.quantity}` : ''}`.trim();
  }
  if (event.type === 'search') return event.query;
  if (event.type === 'list') return `${event.category.join(' › ')} (${event.itemIds.length})`;
  if (event.type === 'dwell') return `${event.itemId} ${sayNumber(event.ms / 1000, messages, 1)} s`;
  return event.type === 'checkout' ? '' : `${event.placement} ${event.position + 1}: ${event.itemId}`;
}

function drawLists(lists: readonly RecList[], messages: PanelMessages): HTMLElement[] {
  if (!lists.length) return [build('p', {}, messages.noLists)];
  return lists.map(({placement, level, personalized, neutral, items}) => {
    const marks = [level, personalized && 'personalized', neutral && 'neutral', items.length].filter(Boolean);
    const title = build('span', {}, placement, build('small', {}, marks.join(' · ')));
    return fold(`list ${placement}`, title, [
      build('ol', {}, ...items.map((item, i) => drawItem(item, placement + i, messages))),
    ]);
  });
}

/** An item's score and its parts, which sum to it. */
function drawItem(
  {itemId, title, score, neutralScore, reasons}: RecItem,
  key: string,
  messages: PanelMessages,
): HTMLElement {
  const name = build('span', {}, build('bdi', {}, title || itemId), build('small', {}, sayNumber(score, messages, 4)));
  const rows = reasons.map(({scorer, contribution, personal, evidence}) => {
    const from = [personal && 'personal', evidence].filter(Boolean).join(' · ');
    return [scorer, sayNumber(contribution, messages, 4), build('small', {}, from)] as const;
  });
  return build(
    'li',
    {},
    fold(key, name, [facts([['itemId', itemId], ...rows, ['neutralScore', sayNumber(neutralScore, messages, 4)]])]),
  );
}

function drawProfile(profile: NonNullable<Told['device']>['profile'], messages: PanelMessages): HTMLElement[] {
  const {eventCount, interests, recentItemIds, cartItemIds, recentQueries} = profile;
  return [
    facts([
      [messages.known, sayNumber(eventCount, messages)],
      ...interests.map(({facet, label, affinity}) => [`${facet}: ${label}`, sayNumber(affinity, messages, 3)] as const),
      [messages.recent, recentItemIds.join(', ')],
      [messages.cart, cartItemIds.join(', ')],
      [messages.queries, recentQueries.join(', ')],
    ]),
  ];
}

function drawLeaving(
  {receipts, budget}: NonNullable<Told['device']>,
  now: number,
  messages: PanelMessages,
): HTMLElement[] {
  const {spent, limit} = budget;
  const rows = receipts.slice(0, 12).map(({task, state, dueAt, cost}) => {
    const due = state === 'pending' ? `, ${sayWhen(dueAt - now, messages)}` : '';
    return [task, `${state}${due}, ${sayNumber(cost, messages, 1)} nat`] as const;
  });
  return [facts([[messages.budget, fillIn(messages.spent, sayNumber(spent, messages, 1), limit)], ...rows])];
}

function drawEngine({status, device, allowed, timings, now}: Told, messages: PanelMessages): HTMLElement[] {
  const {inWorker, hash = '', itemCount = 0, builtAt = now, problem = ''} = status ?? {};
  const count = sayNumber(itemCount, messages);
  const pack = hash
    ? fillIn(messages.pack, count, sayDay(builtAt, now, messages), hash)
    : fillIn(messages.learnt, count);
  return [
    facts([
      [messages.runs, status ? messages[inWorker ? 'inWorker' : 'inPage'] : messages.silent],
      [messages.catalogue, build('bdi', {}, itemCount ? pack : messages.noPack)],
      [messages.server, problem],
      [messages.storage, device?.profile.storage ?? ''],
      [messages.consent, messages.states[allowed]],
      [messages.timings, `profile() ${sayNumber(device?.askedMs ?? 0, messages, 1)} ms`],
      ...timings.map(
        ({file, ms, bytes}) =>
          [file, `${ms} ms${bytes > 0 ? `, ${sayNumber(bytes / 1000, messages, 1)} kB` : ''}`] as const,
      ),
    ]),
  ];
}

/** Everything shown, as data; of a summary's body its length alone, since its bytes say nothing to a reader. */
function exported({device, heard, ...told}: Told, {vitrine, config}: Door): unknown {
  return {
    version: vitrine.version,
    shop: config.shopId,
    address: location.origin + location.pathname,
    ...told,
    ...device,
    receipts: device?.receipts.map(({body, ...receipt}) => ({...receipt, bytes: body.length})),
    events: heard satisfies readonly Heard[],
  };
}
