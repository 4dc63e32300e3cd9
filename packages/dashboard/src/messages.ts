const EN = {
  title: 'Vitrine dashboard',
  shop: 'Shop',
  token: 'Admin token',
  tokenHint: 'Printed once by “vitrine-server create-shop”.',
  open: 'Open',
  leave: 'Leave',
  refused: 'No such shop and token.',
  unreachable: 'The server does not answer. Try again.',
  language: '中文',
  items: 'Items in the catalogue',
  available: '{n} in stock',
  categories: '{n} categories',
  summaries: 'Private answers',
  summariesNote: '{n} in this 28-day period; at most one per device',
  firstParty: 'Your own sessions',
  firstPartyNote: 'imported orders and logs, exact',
  pack: 'Pack',
  packNone: 'not built yet',
  daysTitle: 'Private answers per day',
  daysNone: 'No answers yet. They begin to arrive once shoppers agree to share anonymised summaries.',
  day: 'Day',
  accepted: 'Counted',
  duplicate: 'Sent twice',
  refusedCount: 'Refused',
  questions: 'What was asked, and what became of it',
  question: 'Question',
  since: 'Period from',
  answers: 'Answers',
  privacy: 'Privacy (ε)',
  basis: 'The pack rests on',
  measured: 'measured',
  composed: 'composed: catalogue × shop knowledge',
  catalog: 'catalogue only',
  imports: 'Imports',
  importsNone: 'Nothing imported yet. “vitrine-server import-catalogue” is the first step.',
  kind: 'What',
  when: 'When',
  good: 'Good rows',
  bad: 'Broken rows',
  honesty:
    'Every answer is randomised on the shopper’s device. There is no row of a shopper in this database, so there is none to look at.',
  'task.relation': 'How two viewed items relate',
  'task.leaf': 'Category of interest',
  'task.item': 'Item viewed',
  'task.stage': 'Item favourited, carted or bought',
  'task.leafPair': 'Two categories in one visit',
  'task.itemPair': 'Two items in one visit',
  'task.funnel': 'How far a visit went',
  'task.hour': 'Hour of the day',
  'task.neighbors': 'Which item follows which',
  'task.query': 'What a search word led to',
  'kind.catalogue': 'Catalogue',
  'kind.orders': 'Orders',
  'kind.sessions': 'Visits',
};

type Key = keyof typeof EN;

const ZH: Record<Key, string> = {
  title: '橱窗 · 商家后台',
  shop: '店铺',
  token: '管理令牌',
  tokenHint: '由 “vitrine-server create-shop” 打印一次。',
  open: '进入',
  leave: '退出',
  refused: '没有这个店铺或令牌不对。',
  unreachable: '服务器没有回应，请重试。',
  language: 'English',
  items: '商品数',
  available: '{n} 件有货',
  categories: '{n} 个分类',
  summaries: '匿名回答',
  summariesNote: '本 28 天周期 {n} 份；每台设备至多一份',
  firstParty: '您自己的会话',
  firstPartyNote: '导入的订单与日志，精确',
  pack: '数据包',
  packNone: '尚未构建',
  daysTitle: '每日匿名回答',
  daysNone: '还没有回答。顾客同意匿名汇总之后，才会陆续到来。',
  day: '日期',
  accepted: '已计入',
  duplicate: '重复',
  refusedCount: '拒绝',
  questions: '问了什么，得到什么',
  question: '问题',
  since: '周期起始',
  answers: '回答数',
  privacy: '隐私（ε）',
  basis: '数据包的依据',
  measured: '实测',
  composed: '合成：商品目录 × 店铺知识',
  catalog: '仅商品目录',
  imports: '导入记录',
  importsNone: '尚未导入。第一步是 “vitrine-server import-catalogue”。',
  kind: '内容',
  when: '时间',
  good: '正常行',
  bad: '错误行',
  honesty: '每一份回答都在顾客的设备上随机化。数据库里没有任何一行属于某位顾客，所以也无从查看。',
  'task.relation': '先后浏览的两件商品的关系',
  'task.leaf': '感兴趣的分类',
  'task.item': '浏览的商品',
  'task.stage': '收藏、加购或购买的商品',
  'task.leafPair': '同一次访问中的两个分类',
  'task.itemPair': '同一次访问中的两件商品',
  'task.funnel': '访问走到哪一步',
  'task.hour': '一天中的时段',
  'task.neighbors': '看过这件接着看哪件',
  'task.query': '搜索词通向的分类',
  'kind.catalogue': '商品目录',
  'kind.orders': '订单',
  'kind.sessions': '访问记录',
};

export interface Messages {
  readonly locale: 'zh-CN' | 'en';
  /** The message; `{n}` becomes the number in the locale's form. A key it does not know is shown as it is. */
  readonly t: (key: Key | `task.${string}` | `kind.${string}`, n?: number) => string;
  readonly number: (value: number) => string;
  readonly date: (at: number) => string;
  /** Of a time that begins a day in UTC. */
  readonly day: (at: number) => string;
}

export function messagesFor(locale: 'zh-CN' | 'en'): Messages {
  const table: Record<string, string> = locale === 'zh-CN' ? ZH : EN;
  const numbers = new Intl.NumberFormat(locale);
  const days = new Intl.DateTimeFormat(locale, {dateStyle: 'medium', timeZone: 'UTC'});
  const dates = new Intl.DateTimeFormat(locale, {dateStyle: 'medium', timeStyle: 'short'});
  return {
    locale,
    t: (key, n) =>
      (Object.hasOwn(table, key) ? table[key] : key).replace('{n}', n === undefined ? '' : numbers.format(n)),
    number: (value) => numbers.format(value),
    date: (at) => dates.format(at),
    day: (at) => days.format(at),
  };
}
