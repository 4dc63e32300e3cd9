import {build} from '@vitrine/widgets';
import type {ShopConfig} from '../config.ts';
import type {Door} from './door.ts';
import {countOf, DOUBT, type Mend, mendsOfEngine, mendsOfPage, type Row, rowsOf, workerLine} from './findings.ts';
import {marks, productMarks, trackLine} from './lines.ts';
import {fillIn, type PanelMessages, sayCount} from './messages.ts';
import {copyable, copyables, createSection, facts, fold, type Kit, sayDay, sayNumber} from './parts.ts';
import {STEPS, type Step} from './steps.ts';
import type {Told} from './told.ts';

/** As they write themselves. */
const PLATFORM_NAMES: Readonly<Record<string, string>> = {
  shopify: 'Shopify',
  woocommerce: 'WooCommerce',
  magento: 'Magento',
  prestashop: 'PrestaShop',
  opencart: 'OpenCart',
  shopware: 'Shopware',
  bigcommerce: 'BigCommerce',
  sfra: 'Salesforce SFRA',
  shopxo: 'ShopXO',
};

/** What stands above all: in words, and good, to be mended or neither. */
export interface Verdict {
  readonly text: string;
  readonly tone: 'good' | 'bad' | 'none';
}

export interface PanelView {
  readonly node: HTMLElement;
  /** @returns what the collapsed panel says */
  show(told: Told): Verdict;
}

/** For the merchant: what was understood of this page, what is missing, and the line that mends it. */
export function createSetup({config}: Door, kit: Kit): PanelView {
  const {messages} = kit;
  const [mend, here, walk, consent, server, widgets, security] = (
    ['mend', 'page', 'walk', 'consent', 'server', 'widgets', 'security'] as const
  ).map((name) => createSection(messages[name]));
  const sections = [mend, here, walk, consent, server, widgets, security];
  return {
    node: build('div', {}, ...sections.map(({node}) => node)),
    show(told) {
      const {reading, home, status, allowed, steps} = told;
      const rows = reading ? rowsOf(reading, home) : [];
      const mends = [
        ...(reading ? mendsOfPage(reading, rows) : []),
        ...(status === null || allowed === 'off' ? [] : mendsOfEngine(status, config, told.refusesWorkers)),
      ];
      mend.show(mends.length ? mends : null, () => mends.flatMap((one) => drawMend(one, kit)));
      here.show(reading && {...reading, home, platform: told.platform}, () => drawPage(told, rows, kit));
      const itemId = reading?.item?.itemId;
      walk.show([steps, itemId], () => [
        build('p', {}, messages.walkText),
        build('ol', {}, ...STEPS.map((step) => drawStep(step, told, kit))),
      ]);
      consent.show([told.explicit, allowed, told.signals], () => drawConsent(told, config.consent, kit));
      server.show([status, Math.round(told.now / 60_000)], () => drawServer(told, config.server, messages));
      widgets.show(told.widgets, () => drawWidgets(told, kit));
      security.show(status ? status.inWorker : null, () => drawSecurity(status?.inWorker === true, config, kit));
      return verdictOf(told, mends, messages);
    },
  };
}

function verdictOf({reading, home, allowed}: Told, mends: readonly Mend[], messages: PanelMessages): Verdict {
  const count = countOf(mends);
  if (allowed === 'off') return {text: messages.refused, tone: 'none'};
  if (count) return {text: sayCount(count, messages.toMend), tone: 'bad'};
  if (!reading) return {text: messages.reading, tone: 'none'};
  if (reading.kind === 'other' && !home) return {text: messages.nothingHere, tone: 'none'};
  return {text: messages.understood, tone: 'good'};
}

function drawMend({what, about, lines}: Mend, kit: Kit): HTMLElement[] {
  const {fields, mends, lang} = kit.messages;
  const named = what === 'fields' ? about.map((field) => fields[field as keyof typeof fields]) : about;
  const list = named.join(lang === 'en' ? ', ' : '、');
  return [build('p', {}, fillIn(mends[what], list)), ...copyables(lines, kit)];
}

function drawPage({reading, home, platform}: Told, rows: readonly Row[], kit: Kit): HTMLElement[] {
  const {messages} = kit;
  const {kind, sources, items} = reading!;
  const unread = kind === 'other';
  const title = home && kind !== 'product' ? messages.home : messages.kinds[kind];
  const nodes = [
    facts([
      [messages.kind, title, sourceOf({...sources.kind}, messages)],
      [messages.platform, platform ? (PLATFORM_NAMES[platform] ?? platform) : messages.unknown],
      ...rows.map((row) => [messages.fields[row.field], ...sayRow(row, items, messages)] as const),
    ]),
  ];
  if (unread && home) nodes.push(build('p', {}, messages.homeText));
  if (unread && !home) {
    const lines = [
      productMarks({itemId: '…', title: '…'}),
      marks('main', {list: '… > …'}),
      marks('main', {search: '…'}),
      marks('main', {purchase: undefined}),
    ];
    nodes.push(build('p', {}, messages.nothingText), ...lines.map((line) => copyable(line, kit)));
  }
  return nodes;
}

function sayRow(
  {field, value, source, confidence, state}: Row,
  items: readonly {price?: number; image?: string}[],
  messages: PanelMessages,
) {
  if (!value) return [build('span', {part: state}, state === 'missing' ? messages.missing : messages.optional)];
  const said =
    field === 'items'
      ? fillIn(messages.cards, value, items.filter(({price}) => price).length, items.filter(({image}) => image).length)
      : field === 'available'
        ? messages[value === 'true' ? 'inStock' : 'soldOut']
        : value;
  return [build('bdi', {}, said), sourceOf({source, confidence, state}, messages)];
}

/** Where it was read and how sure that is, in words. */
function sourceOf({source, confidence, state}: Partial<Row>, {sources, sure}: PanelMessages): HTMLElement | string {
  if (!source) return '';
  const [yes, likely, look] = sure;
  const words =
    state === 'check' ? look : confidence === undefined || confidence < DOUBT ? '' : confidence < 0.9 ? likely : yes;
  return build(
    'small',
    {part: state === 'check' ? 'check' : 'source'},
    [sources[source], words].filter(Boolean).join(' · '),
  );
}

function drawStep(step: Step, {steps, reading}: Told, kit: Kit): HTMLElement {
  const {messages} = kit;
  const done = steps.includes(step);
  const state = build('small', {}, done ? messages.seen : messages.notSeen);
  const title = build('span', {}, messages.steps[step], state);
  if (done) return build('li', {part: 'done'}, title);
  const item = reading?.item ?? {itemId: '…', title: '…'};
  const lines: Readonly<Record<Step, readonly string[]>> = {
    home: [],
    list: [`${marks('main', {list: '… > …'})} … ${marks('article', {card: undefined, id: '…'})}`],
    product: [productMarks(item), trackLine('view', item)],
    search: [marks('main', {search: '…'}), `${trackSearch}`],
    add: [marks('button', {add: item.itemId}), trackLine('add', item)],
    cart: [],
    thanks: [
      `${marks('main', {purchase: undefined})} … ${marks('li', {card: undefined, id: '…', quantity: '1'})}`,
      trackLine('purchase', {itemId: '…'}),
    ],
  };
  return build(
    'li',
    {part: 'open'},
    fold(`step ${step}`, title, [
      build('p', {}, messages.hints[step]),
      ...(lines[step].length ? [build('p', {}, messages.ifNot)] : []),
      ...lines[step].map((line) => copyable(line, kit)),
    ]),
  );
}

const trackSearch = `(window.vitrine ||= []).push(['track', {"type":"search","query":"…"}]);`;

function drawConsent(
  {explicit, allowed, signals}: Told,
  configured: keyof PanelMessages['states'],
  kit: Kit,
): HTMLElement[] {
  const {messages} = kit;
  const nodes = [
    facts([
      [messages.holds, messages.states[allowed]],
      [messages.configured, messages.states[configured]],
      [messages.chosen, explicit ? messages.states[explicit] : messages.notChosen],
      [messages.signals, signals.join(', ') || messages.none],
    ]),
  ];
  if (allowed === 'memory') nodes.push(build('p', {}, messages.choose), copyable("vitrine.consent('sync')", kit));
  return nodes;
}

function drawServer({status, now}: Told, server: string, messages: PanelMessages): HTMLElement[] {
  const {hash = '', itemCount = 0, builtAt = now, problem = ''} = status ?? {};
  const count = sayNumber(itemCount, messages);
  const state =
    status === undefined
      ? messages.silent
      : problem
        ? fillIn(messages.fails, problem)
        : hash
          ? messages.answers
          : messages.waits;
  const age = sayDay(builtAt, now, messages);
  return [
    facts([
      [messages.server, build('bdi', {}, server || messages.noServer), server ? build('small', {}, state) : ''],
      [
        messages.catalogue,
        hash
          ? fillIn(messages.pack, count, age, hash.slice(0, 8))
          : itemCount
            ? fillIn(messages.learnt, count)
            : messages.noPack,
      ],
    ]),
  ];
}

function drawSecurity(inWorker: boolean, {base, worker}: ShopConfig, kit: Kit): HTMLElement[] {
  const {runs, inPage, inWorker: asItShould} = kit.messages;
  if (!inWorker && worker === 'off') return [facts([[runs, 'data-worker="off"']])];
  const nodes = [facts([[runs, inWorker ? asItShould : inPage]])];
  if (!inWorker) nodes.push(copyable(workerLine(base), kit));
  return nodes;
}

function drawWidgets({widgets}: Told, kit: Kit): HTMLElement[] {
  const {messages} = kit;
  if (!widgets.length)
    return [build('p', {}, messages.noWidgets), copyable('<vitrine-shelf placement="home"></vitrine-shelf>', kit)];
  return [facts(widgets.map(({name, state, count}) => [name, fillIn(messages[state], count)]))];
}
