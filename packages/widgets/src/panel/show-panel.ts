import {build} from '../dom.ts';
import {showLive} from '../live.ts';
import {fillIn} from '../receipts/messages.ts';
import {createConsent} from './consent.ts';
import {createForget} from './forget.ts';
import {createHistory} from './history.ts';
import {createKnowledge} from './knowledge.ts';
import {type PanelMessages, panelMessages} from './messages.ts';
import type {Panel, PanelPart, Told} from './parts.ts';
import {createPassportPart} from './passport-part.ts';
import type {PanelSource, PassportMaker} from './source.ts';
import {PANEL_CSS} from './styles.ts';
import {createSwitch} from './switch.ts';
import {sayCount, sayDay} from './words.ts';

const WAY_BACK_MS = 10_000;

/**
 * Shows inside `host` all the device knows of its shopper, with the means to change it, and keeps it up to date while it is in the
 * page. Once more for the same element: looks again.
 */
export function showPanel(host: HTMLElement, source: PanelSource, loadPassport: () => Promise<PassportMaker>): void {
  showLive(host, PANEL_CSS, source.guard, (root, look) => {
    let messages: PanelMessages | undefined;
    let part: PanelPart | undefined;
    return {
      async read() {
        const [view, events] = await Promise.all([source.profile(), source.history()]);
        return {view, events, allowed: source.allowed()};
      },
      show(told: Told) {
        const spoken = panelMessages(host.getAttribute('locale') || source.locale);
        if (spoken !== messages || !part) {
          part = createParts({host, source, messages: (messages = spoken), look, loadPassport});
          root.replaceChildren(part.node);
        }
        part.show(told);
      },
    };
  });
}

function createParts(shared: Omit<Panel, 'say' | 'openWayBack' | 'title'>): PanelPart {
  const {messages, source} = shared;
  const {guard} = source;
  const status = build('p', {part: 'status', role: 'status'});
  const title = build('h2', {part: 'heading', tabindex: '-1', id: 'title'}, messages.title);
  const panel: Panel = {
    ...shared,
    title,
    openWayBack: createWayBack(),
    say(text) {
      status.textContent = status.textContent === text ? `${text}\u00a0` : text; // what is the same is not said again
    },
  };
  const summary = build('p', {part: 'summary'});
  const pause = createSwitch('pause', [messages.pause, messages.pauseText], (isOn) => source.pause(isOn), guard);
  const neutral = createSwitch(
    'neutral',
    [messages.neutral, messages.neutralText],
    (isOn) => source.neutral(isOn),
    guard,
  );
  const knowledge = createKnowledge(panel);
  const head = build(
    'section',
    {part: 'card wide', 'aria-labelledby': 'title'},
    title,
    summary,
    build('div', {part: 'switches'}, pause.node, neutral.node),
    knowledge.node,
  );
  const parts = [
    createHistory(panel),
    createConsent(panel),
    createForget(panel),
    createPassportPart(panel),
    createReceipts(panel),
  ];
  return {
    node: build('div', {part: 'panel', lang: messages.lang}, status, head, ...parts.map(({node}) => node)),
    show(told) {
      const {eventCount, since, storage} = told.view;
      summary.textContent =
        since === null
          ? messages.nothing
          : fillIn(messages.summary, sayCount(eventCount, messages), sayDay(since, messages), messages.places[storage]);
      pause.set(told.view.paused);
      neutral.set(told.view.neutral);
      for (const part of [knowledge, ...parts]) part.show(told);
    },
  };
}

/** The receipts are an element of their own, which loads itself. */
function createReceipts({host, messages}: Panel): PanelPart {
  const receipts = build('vitrine-receipts' as 'div', {});
  return {
    node: build(
      'section',
      {part: 'card wide', 'aria-labelledby': 'receipts'},
      build('h2', {part: 'heading', id: 'receipts'}, messages.receipts),
      build('p', {}, messages.receiptsText),
      receipts,
    ),
    show() {
      receipts.setAttribute('locale', messages.lang);
      const theme = host.getAttribute('theme');
      if (theme) receipts.setAttribute('theme', theme);
      else receipts.removeAttribute('theme');
    },
  };
}

function createWayBack(): Panel['openWayBack'] {
  let closeLast = () => {};
  return (close) => {
    closeLast();
    const closeOnce = () => {
      clearTimeout(timer);
      closeLast = () => {};
      close();
    };
    const timer = setTimeout(closeOnce, WAY_BACK_MS);
    closeLast = closeOnce;
    return closeOnce;
  };
}
