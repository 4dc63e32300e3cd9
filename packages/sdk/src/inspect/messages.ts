import type {Consent} from '@vitrine/core';
import type {PageKind, Source} from '@vitrine/tracker';
import type {Field, Mend} from './findings.ts';
import type {Step} from './steps.ts';

/** All that the panels say, in one language. `{0}`, `{1}` … stand for values. */
export interface PanelMessages {
  /** BCP 47, for numbers and times. */
  readonly lang: string;
  readonly setup: string;
  readonly inspect: string;
  readonly collapse: string;
  readonly close: string;
  readonly copy: string;
  readonly copied: string;
  readonly selected: string;
  // verdicts
  readonly reading: string;
  readonly understood: string;
  readonly toMend: readonly [one: string, many: string];
  readonly nothingHere: string;
  readonly refused: string;
  readonly nothingText: string;
  readonly homeText: string;
  // sections
  readonly mend: string;
  readonly other: string;
  readonly page: string;
  readonly walk: string;
  readonly walkText: string;
  readonly consent: string;
  readonly server: string;
  readonly widgets: string;
  readonly security: string;
  // this page
  readonly kind: string;
  readonly home: string;
  readonly platform: string;
  readonly unknown: string;
  readonly kinds: Readonly<Record<PageKind, string>>;
  readonly fields: Readonly<Record<Field, string>>;
  readonly sources: Readonly<Record<Source, string>>;
  /** Of a source: sure, likely, to be looked at. */
  readonly sure: readonly [string, string, string];
  readonly inStock: string;
  readonly soldOut: string;
  readonly cards: string;
  readonly missing: string;
  readonly optional: string;
  readonly mends: Readonly<Record<Mend['what'], string>>;
  readonly steps: Readonly<Record<Step, string>>;
  readonly hints: Readonly<Record<Step, string>>;
  /** Before the line that marks a step's page. */
  readonly ifNot: string;
  readonly seen: string;
  readonly notSeen: string;
  // consent
  readonly configured: string;
  readonly chosen: string;
  readonly notChosen: string;
  readonly signals: string;
  readonly none: string;
  readonly holds: string;
  readonly states: Readonly<Record<Consent, string>>;
  readonly choose: string;
  // server
  readonly noServer: string;
  readonly answers: string;
  readonly waits: string;
  readonly fails: string;
  readonly silent: string;
  readonly catalogue: string;
  /** Items, age, hash. */
  readonly pack: string;
  readonly learnt: string;
  readonly noPack: string;
  // widgets
  readonly noWidgets: string;
  readonly shown: string;
  readonly hiddenOff: string;
  readonly hiddenPack: string;
  readonly hiddenEmpty: string;
  readonly hiddenCss: string;
  readonly undefined: string;
  // security
  readonly runs: string;
  readonly inWorker: string;
  readonly inPage: string;
  // inspector
  readonly pause: string;
  readonly go: string;
  readonly copyJson: string;
  readonly forget: string;
  readonly events: string;
  readonly eventCount: readonly [one: string, many: string];
  readonly noEvents: string;
  readonly profile: string;
  readonly known: string;
  readonly recent: string;
  readonly cart: string;
  readonly queries: string;
  readonly lists: string;
  readonly noLists: string;
  readonly leaving: string;
  readonly budget: string;
  readonly spent: string;
  readonly engine: string;
  readonly storage: string;
  readonly timings: string;
}

const EN: PanelMessages = {
  lang: 'en',
  setup: 'Setup',
  inspect: 'Inspector',
  collapse: 'Collapse (Esc)',
  close: 'End for this tab',
  copy: 'Copy',
  copied: 'Copied.',
  selected: 'Selected: copy it with your keyboard.',
  reading: 'Reading this page …',
  understood: 'This page is understood',
  toMend: ['1 thing to mend', '{0} things to mend'],
  nothingHere: 'No product and no list here',
  refused: 'Consent is off: nothing is read',
  nothingText:
    'That is right for a page of information. If it shows a product, a list, results or an order, one of these lines says so:',
  homeText: 'A first page needs no marks.',
  mend: 'To mend',
  other: 'Other ways',
  page: 'This page',
  walk: 'Walk through your shop',
  walkText: 'Each step is ticked when Vitrine has really seen it, in this tab.',
  consent: 'Consent',
  server: 'Server',
  widgets: 'Widgets on this page',
  security: 'Page security',
  kind: 'Kind of page',
  home: 'First page',
  platform: 'Shop system',
  unknown: 'none with a reader of its own',
  kinds: {
    product: 'Product',
    list: 'List',
    search: 'Search results',
    cart: 'Cart',
    checkout: 'Checkout',
    thanks: 'Thank-you page',
    other: 'None of those Vitrine reads',
  },
  fields: {
    itemId: 'Id',
    aliases: 'Other ids',
    title: 'Title',
    price: 'Price',
    currency: 'Currency',
    category: 'Category',
    brand: 'Brand',
    available: 'Availability',
    image: 'Picture',
    url: 'Address',
    items: 'Products in the list',
    query: 'Searched for',
    bought: 'Bought',
  },
  sources: {
    explicit: 'your marks',
    'data-layer': 'data layer',
    platform: 'the shop system',
    'json-ld': 'JSON-LD',
    microdata: 'microdata',
    rdfa: 'RDFa',
    meta: 'meta tags',
    state: 'the page’s own data',
    dom: 'the visible page',
    url: 'the address',
  },
  sure: ['sure', 'likely', 'please check'],
  inStock: 'in stock',
  soldOut: 'sold out',
  cards: '{0} found, {1} with a price, {2} with a picture',
  missing: 'not found',
  optional: 'not found; lists do without',
  mends: {
    fields: 'Not found, or doubtful: {0}. Put this around what the page says of the product:',
    items: 'No products were found in this list. Mark the list and each of its cards:',
    category: 'The list does not say which category it is. Mark it:',
    query: 'These results do not say what was searched for. Mark them:',
    bought: 'The order’s products were not found. Mark them:',
    key: 'The server’s answer is not signed with the key in your tag. Copy data-key from create-shop again:',
    noKey: 'Your tag has no key, so a forged catalogue would not be noticed. create-shop printed it:',
    shop: 'The server does not know this shop. Check in your tag:',
    server: 'The server was not reached. Check that it runs and that the page’s security policy allows it:',
    pack: 'The server’s catalogue was refused: {0}',
    worker:
      'The engine runs in the page, since the page’s security policy refuses workers. Allow them, or set data-worker; where Trusted Types are required also: trusted-types vitrine',
    engine: 'The engine did not answer: its files may be blocked. Allow them in the security policy:',
  },
  steps: {
    home: 'First page',
    list: 'A list',
    product: 'A product',
    search: 'A search',
    add: 'Into the cart',
    cart: 'The cart',
    thanks: 'An order',
  },
  hints: {
    home: 'Open the first page of your shop.',
    list: 'Open a category.',
    product: 'Open a product.',
    search: 'Search for something.',
    add: 'Put a product into the cart. It counts when the shop has said yes, not when the button was pressed.',
    cart: 'Open the cart.',
    thanks: 'Order something, as a test.',
  },
  ifNot: 'If it is not ticked then, one of these lines says so:',
  seen: 'seen',
  notSeen: 'not seen yet',
  configured: 'Until chosen',
  chosen: 'Chosen',
  notChosen: 'nothing yet',
  signals: 'Signals on this page',
  none: 'none',
  holds: 'Holds now',
  states: {
    off: 'off: nothing is read or shown',
    memory: 'this page’s memory only: nothing is written, nothing sent',
    local: 'kept on the device, nothing sent',
    sync: 'kept on the device, and anonymized summaries are sent',
  },
  choose: 'So lists know nothing of the page before. Your banner, or a switch of yours, tells the shopper’s choice:',
  noServer: 'none: lists rest on what this device has seen',
  answers: 'answers',
  waits: 'asked, no answer yet',
  fails: 'no newer catalogue: {0}',
  silent: 'the engine did not answer',
  catalogue: 'Catalogue',
  pack: '{0} products, built {1}, {2}',
  learnt: '{0} products learnt on this device',
  noPack: 'none yet',
  noWidgets: 'None. For a list of what suits the shopper:',
  shown: 'shown, {0}',
  hiddenOff: 'hidden: consent is off',
  hiddenPack: 'hidden: there is no catalogue yet',
  hiddenEmpty: 'hidden: not enough is known for this kind of list here',
  hiddenCss: 'has a list, but the page’s own styles hide it',
  undefined: 'not started: the browser is too old for it',
  runs: 'Engine',
  inWorker: 'in a worker, as it should be',
  inPage:
    'in the page: a worker was too slow to start, or is refused. Where it is so on every page, this line allows it:',
  pause: 'Pause',
  go: 'Go on',
  copyJson: 'Copy as JSON',
  forget: 'Forget me',
  events: 'Events',
  eventCount: ['1 event', '{0} events'],
  noEvents: 'None yet on this page.',
  profile: 'Profile',
  known: 'Events kept',
  recent: 'Looked at',
  cart: 'Cart',
  queries: 'Searched for',
  lists: 'Lists',
  noLists: 'No list has been shown on this page.',
  leaving: 'Summaries',
  budget: 'Budget',
  spent: '{0} of {1} nats of ε spent',
  engine: 'Engine',
  storage: 'Storage',
  timings: 'Timings',
};

const ZH: PanelMessages = {
  lang: 'zh-CN',
  setup: '安装检查',
  inspect: '检查器',
  collapse: '收起（Esc）',
  close: '在此标签页结束',
  copy: '复制',
  copied: '已复制。',
  selected: '已选中，请用键盘复制。',
  reading: '正在识别此页……',
  understood: '此页已识别',
  toMend: ['有 1 处要补', '有 {0} 处要补'],
  nothingHere: '此页没有商品，也没有列表',
  refused: '未获同意：什么也不读取',
  nothingText: '资料类页面就该如此。若此页其实是商品、列表、搜索结果或订单，用下面一行说明：',
  homeText: '首页无需标记。',
  mend: '要补的',
  other: '其他写法',
  page: '此页',
  walk: '走一遍您的商店',
  walkText: '只有 Vitrine 在此标签页里真的看到了，才会打勾。',
  consent: '同意',
  server: '服务器',
  widgets: '此页的组件',
  security: '页面安全策略',
  kind: '页面类型',
  home: '首页',
  platform: '商店系统',
  unknown: '没有专用识别的系统',
  kinds: {
    product: '商品页',
    list: '列表页',
    search: '搜索结果页',
    cart: '购物车',
    checkout: '结算页',
    thanks: '下单成功页',
    other: '不是 Vitrine 要读的页面',
  },
  fields: {
    itemId: '编号',
    aliases: '其他编号',
    title: '名称',
    price: '价格',
    currency: '货币',
    category: '分类',
    brand: '品牌',
    available: '库存',
    image: '图片',
    url: '网址',
    items: '列表中的商品',
    query: '搜索词',
    bought: '已购商品',
  },
  sources: {
    explicit: '您的标记',
    'data-layer': '数据层',
    platform: '商店系统',
    'json-ld': 'JSON-LD',
    microdata: '微数据',
    rdfa: 'RDFa',
    meta: 'meta 标签',
    state: '页面自带数据',
    dom: '可见页面',
    url: '网址',
  },
  sure: ['可靠', '大致可靠', '请核对'],
  inStock: '有货',
  soldOut: '无货',
  cards: '找到 {0} 件，{1} 件有价格，{2} 件有图片',
  missing: '未找到',
  optional: '未找到；没有也行',
  mends: {
    fields: '没有找到或不可靠：{0}。把这一行放在商品内容外层：',
    items: '此列表中没有找到商品。请标记列表和每张卡片：',
    category: '此列表没有说明是哪个分类。请标记：',
    query: '此结果页没有说明搜索了什么。请标记：',
    bought: '没有找到订单中的商品。请标记：',
    key: '服务器的答复不是用标签里的公钥签的。请重新复制 create-shop 给出的 data-key：',
    noKey: '标签里没有公钥，伪造的目录无法识破。create-shop 给出过：',
    shop: '服务器不认识这家商店。请核对标签里的：',
    server: '连不上服务器。请确认它在运行，并且页面安全策略允许：',
    pack: '服务器的目录未被接受：{0}',
    worker:
      '页面安全策略拒绝 Worker，引擎只好在页面里运行。请允许，或设置 data-worker；若要求 Trusted Types，还要加：trusted-types vitrine',
    engine: '引擎没有应答，文件可能被拦截。请在安全策略中允许：',
  },
  steps: {
    home: '首页',
    list: '列表页',
    product: '商品页',
    search: '搜索',
    add: '加入购物车',
    cart: '购物车',
    thanks: '下单成功',
  },
  hints: {
    home: '打开商店首页。',
    list: '打开一个分类。',
    product: '打开一件商品。',
    search: '搜一个词。',
    add: '把一件商品加入购物车。商店确认成功才算，按了按钮还不算。',
    cart: '打开购物车。',
    thanks: '试下一单。',
  },
  ifNot: '若仍未打勾，用下面一行说明：',
  seen: '已看到',
  notSeen: '还没看到',
  configured: '选择之前',
  chosen: '顾客的选择',
  notChosen: '尚未选择',
  signals: '此页的信号',
  none: '无',
  holds: '现在生效',
  states: {
    off: '关闭：不读取，也不显示',
    memory: '只在此页内存中：不写入，不发送',
    local: '保存在设备上，不发送',
    sync: '保存在设备上，并发送匿名汇总',
  },
  choose: '因此列表不知道前一页的事。请由您的同意横幅或开关告知顾客的选择：',
  noServer: '没有：列表只依据此设备看过的内容',
  answers: '有应答',
  waits: '已询问，尚无应答',
  fails: '没有更新的目录：{0}',
  silent: '引擎没有应答',
  catalogue: '目录',
  pack: '{0} 件商品，{1}生成，{2}',
  learnt: '{0} 件商品，由此设备学得',
  noPack: '还没有',
  noWidgets: '没有。要显示适合顾客的列表：',
  shown: '已显示，{0}',
  hiddenOff: '已隐藏：未获同意',
  hiddenPack: '已隐藏：还没有目录',
  hiddenEmpty: '已隐藏：对这种列表所知还不够',
  hiddenCss: '有列表，但被页面自己的样式隐藏了',
  undefined: '未启动：浏览器太旧',
  runs: '引擎',
  inWorker: '在 Worker 中，正常',
  inPage: '在页面中：Worker 启动太慢或被拒绝。若每页都如此，用这一行允许：',
  pause: '暂停',
  go: '继续',
  copyJson: '复制为 JSON',
  forget: '忘记我',
  events: '事件',
  eventCount: ['1 个事件', '{0} 个事件'],
  noEvents: '此页还没有。',
  profile: '画像',
  known: '保留的事件',
  recent: '看过',
  cart: '购物车',
  queries: '搜过',
  lists: '列表',
  noLists: '此页还没有显示过列表。',
  leaving: '汇总',
  budget: '预算',
  spent: '已用 {0} / {1} nat（ε）',
  engine: '引擎',
  storage: '存储',
  timings: '耗时',
};

export const panelMessages = (locale: string): PanelMessages => (/^zh/i.test(locale) ? ZH : EN);

export function fillIn(template: string, ...values: readonly (string | number)[]): string {
  return template.replace(/\{(\d)\}/g, (_, i: string) => String(values[Number(i)]));
}

export const sayCount = (count: number, [one, many]: readonly [one: string, many: string]): string =>
  fillIn(count === 1 ? one : many, count);
