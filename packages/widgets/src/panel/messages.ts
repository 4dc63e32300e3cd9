import type {Consent, Intent, ShopEvent, SpendingLevel} from '@vitrine/core';
import type {PassportProblem} from '../passport/passport.ts';

/** All that the panel says, in one language. `{0}`, `{1}` … stand for values. */
export interface PanelMessages {
  /** BCP 47, for numbers, prices and times: they speak the language of the words around them. */
  readonly lang: string;
  readonly title: string;
  /** Number of records, first day, where they are kept. */
  readonly summary: string;
  readonly nothing: string;
  readonly places: Readonly<Record<'indexeddb' | 'memory', string>>;
  readonly pause: string;
  readonly pauseText: string;
  readonly neutral: string;
  readonly neutralText: string;
  readonly consent: string;
  readonly consents: Readonly<Record<Consent, readonly [name: string, text: string]>>;
  readonly gpc: string;
  readonly insecure: string;
  /** What was asked for, what holds. */
  readonly lowered: string;
  readonly chosen: string;
  /** Number of records. */
  readonly choiceErases: string;
  readonly choose: string;
  readonly keep: string;
  readonly stages: string;
  /** How sure. */
  readonly sure: string;
  readonly because: string;
  readonly sensitiveStage: string;
  readonly sensitive: string;
  readonly sensitiveText: string;
  /** How many, until when. */
  readonly barred: string;
  readonly unbar: string;
  readonly intent: string;
  readonly goals: Readonly<Record<Intent['goal'], string>>;
  readonly spending: string;
  readonly levels: Readonly<Record<SpendingLevel['level'], string>>;
  /** From, to. */
  readonly prices: string;
  readonly interests: string;
  readonly interestsHint: string;
  readonly facets: Readonly<Record<'category' | 'brand' | 'other', string>>;
  /** What, how strong. */
  readonly removeInterest: string;
  readonly queries: string;
  readonly items: string;
  readonly history: string;
  readonly historyHint: string;
  /** How many are left. */
  readonly more: string;
  readonly deeds: Readonly<Record<ShopEvent['type'], string>>;
  /** Number of items. */
  readonly itemCount: string;
  readonly adopted: string;
  /** Seconds. */
  readonly seconds: string;
  readonly remove: string;
  /** What, number of records. */
  readonly removed: string;
  readonly removedStage: string;
  readonly removedEvent: string;
  readonly undo: string;
  readonly undone: string;
  readonly receipts: string;
  readonly receiptsText: string;
  readonly passport: string;
  readonly passportText: string;
  readonly passphrase: string;
  readonly passphraseHint: string;
  readonly suggest: string;
  readonly reveal: string;
  readonly toFile: string;
  readonly toQr: string;
  readonly tooShort: string;
  readonly working: string;
  readonly saved: string;
  readonly qr: string;
  /** Number that went in, of how many. */
  readonly qrHolds: string;
  readonly link: string;
  readonly noCrypto: string;
  readonly fromFile: string;
  readonly arrived: string;
  readonly open: string;
  readonly discard: string;
  readonly problems: Readonly<Record<PassportProblem, string>>;
  /** When it was made, number of records, first day, last day. */
  readonly holds: string;
  readonly holdsNothing: string;
  /** How many are new here. */
  readonly isNew: string;
  readonly nothingNew: string;
  /** Names of switches. */
  readonly turnsOn: string;
  readonly takeIn: string;
  readonly takeInAndKeep: string;
  readonly notKept: string;
  /** Number of records. */
  readonly takenIn: string;
  readonly forget: string;
  readonly forgetText: string;
  readonly forgetSure: string;
  readonly forgetYes: string;
  readonly cancel: string;
  readonly forgotten: string;
}

const ZH: PanelMessages = {
  lang: 'zh-CN',
  title: '这台设备知道您什么',
  summary: '{0} 条记录，始于 {1}，存放在{2}。画像在这台设备上由这些记录算出，从不发送。',
  nothing: '还没有任何记录。您看过、搜过的会出现在这里，随时可以删除。',
  places: {indexeddb: '这个浏览器的加密数据库里', memory: '本页内存里，关掉页面就没有了'},
  pause: '暂停记录',
  pauseText: '打开后不再记下任何新的内容；已有的照旧使用。',
  neutral: '不是基于我',
  neutralText: '打开后，您看到的推荐与任何人都一样。',
  consent: '记住多少，由您决定',
  consents: {
    off: ['不保存', '不记录、不推荐、不发送；已有的记录全部删除。'],
    memory: ['只在本页', '只记在这个页面的内存里，关掉页面就没有了；不发送任何内容。'],
    local: ['仅本机', '记录保存在这台设备上，加密存放；不发送任何内容。'],
    sync: ['本机并参与统计', '另外最多每 28 天发送一份随机化的回答，帮助店铺改进推荐；每份都列在下方。'],
  },
  gpc: '您的浏览器要求不发送、不共享数据（GPC 或“请勿跟踪”），因此“本机并参与统计”在这里按“仅本机”执行。',
  insecure: '这个页面没有加密（不是 https），因此任何内容都只留在本页内存里。',
  lowered: '您选择了“{0}”；另有更严格的设置，目前按“{1}”执行。',
  chosen: '目前按“{0}”执行。',
  choiceErases: '这会立即删除已保存的 {0} 条记录。',
  choose: '删除并采用',
  keep: '保持不变',
  stages: '人生阶段',
  sure: '把握 {0}',
  because: '依据',
  sensitiveStage: '敏感',
  sensitive: '也推断敏感的阶段',
  sensitiveText: '例如孕期或健康状况。默认关闭，只有您打开才会推断，而且只在这台设备上。',
  barred: '您移除了 {0} 个阶段，{1} 之前不再推断。',
  unbar: '允许再推断',
  intent: '这次来',
  goals: {explore: '随便逛逛：{0}', compare: '正在比较：{0}', decide: '快要决定：{0}', buy: '准备购买：{0}'},
  spending: '消费水平',
  levels: {low: '偏实惠', middle: '中等', high: '偏高端'},
  prices: '{0} 至 {1}',
  interests: '偏好',
  interestsHint: '移除一项，会删去它所依据的全部记录。',
  facets: {category: '分类', brand: '品牌', other: '特点'},
  removeInterest: '移除 {0}（强度 {1}）',
  queries: '最近搜索',
  items: '最近看过',
  history: '历史记录',
  historyHint: '删除一条，画像就如同它从未发生过。',
  more: '再显示一些（还有 {0} 条）',
  deeds: {
    view: '看过',
    favorite: '收藏',
    unfavorite: '取消收藏',
    add: '加入购物车',
    remove: '移出购物车',
    purchase: '买下',
    dismiss: '不感兴趣',
    dwell: '停留',
    search: '搜索',
    list: '逛了列表',
    checkout: '去结算',
    impression: '推荐里看到',
    click: '点开推荐',
  },
  itemCount: '{0} 件商品',
  adopted: '来自另一台设备',
  seconds: '{0} 秒',
  remove: '移除 {0}',
  removed: '已移除“{0}”，一并删去 {1} 条记录。',
  removedStage: '已移除“{0}”，180 天内不再推断。',
  removedEvent: '已删除。画像现在如同它从未发生过。',
  undo: '撤销',
  undone: '已恢复。',
  receipts: '隐私预算与回执',
  receiptsText: '离开过或将要离开这台设备的一切，逐字节列出。',
  passport: '带到另一台设备',
  passportText:
    '把记录和选择装进一份只有您能打开的加密“通行证”。文件装下全部；二维码装下最新的一些，用手机相机扫开即可。店铺和服务器都看不到其中的内容。',
  passphrase: '口令',
  passphraseHint: '至少 8 个字符。忘了就无法打开，没有人能找回。',
  suggest: '帮我想一个',
  reveal: '显示口令',
  toFile: '存为文件',
  toQr: '生成二维码',
  tooShort: '口令至少要 8 个字符。',
  working: '正在加密或解密……',
  saved: '已存为文件，其中有 {0} 条记录。',
  qr: '通行证二维码',
  qrHolds: '二维码里有最新的 {0} 条记录，共 {1} 条。用另一台设备的相机扫描，再输入同一个口令。',
  link: '也可以打开或复制这个链接',
  noCrypto: '这个页面没有加密（不是 https），无法制作或打开通行证。',
  fromFile: '打开通行证文件',
  arrived: '收到一份通行证。请输入它的口令，先看看里面有什么。',
  open: '打开',
  discard: '不要了',
  problems: {
    passphrase: '口令不对。什么都没有带入。',
    damaged: '这不是通行证，或者已经损坏。什么都没有带入。',
    foreign: '这份通行证来自另一家店铺。什么都没有带入。',
    version: '这份通行证由更新的版本制作，这里还打不开。什么都没有带入。',
  },
  holds: '制作于 {0}，有 {1} 条记录：{2} 至 {3}。',
  holdsNothing: '制作于 {0}，没有任何记录。',
  isNew: '其中 {0} 条是这台设备还没有的。',
  nothingNew: '这台设备已经都有了。',
  turnsOn: '还会打开：{0}。',
  takeIn: '带入',
  takeInAndKeep: '带入并保存在本机',
  notKept: '这台设备目前不保存记录。',
  takenIn: '已带入 {0} 条记录。',
  forget: '全部删除',
  forgetText: '立即删除这台设备上的全部记录、选择与回执；只留下已花的隐私预算，免得您被重复提问。',
  forgetSure: '{0} 条记录将被删除，无法恢复。',
  forgetYes: '确定全部删除',
  cancel: '取消',
  forgotten: '已全部删除。',
};

const EN: PanelMessages = {
  lang: 'en',
  title: 'What this device knows of you',
  summary:
    'Records: {0}, since {1}. They are kept in {2}. The profile is worked out from them on this device and is never sent.',
  nothing: 'Nothing yet. What you look at and search for will be listed here, and you can take any of it away.',
  places: {
    indexeddb: 'this browser’s database, encrypted',
    memory: 'this page’s memory, and gone with the page',
  },
  pause: 'Pause',
  pauseText: 'When on, nothing new is remembered. What is known already stays in use.',
  neutral: 'Not based on me',
  neutralText: 'When on, you see the same lists as everybody.',
  consent: 'You decide how much is kept',
  consents: {
    off: ['Keep nothing', 'No records, no lists, nothing sent. What is kept is erased.'],
    memory: ['This page only', 'Remembered in this page’s memory and gone with the page. Nothing is sent.'],
    local: ['This device only', 'Kept on this device, encrypted. Nothing is sent.'],
    sync: [
      'Device and statistics',
      'Also sends at most one randomized answer in 28 days, to improve the shop’s recommendations; each is listed below.',
    ],
  },
  gpc: 'Your browser asks that nothing be sent or shared (Global Privacy Control or Do Not Track): “Device and statistics” counts as “This device only” here.',
  insecure: 'This page is not encrypted (no https), so everything stays in this page’s memory.',
  lowered: 'You chose “{0}”; a stricter setting lowers it, and “{1}” holds for now.',
  chosen: '“{0}” holds now.',
  choiceErases: 'This erases what is kept at once. Records: {0}.',
  choose: 'Erase and choose this',
  keep: 'Leave it as it is',
  stages: 'Stage of life',
  sure: '{0} sure',
  because: 'Because of',
  sensitiveStage: 'sensitive',
  sensitive: 'Also infer sensitive stages',
  sensitiveText: 'Pregnancy or health, for example. Off unless you turn it on, and worked out on this device alone.',
  barred: 'Stages you took away: {0}. Not inferred again before {1}.',
  unbar: 'Allow them again',
  intent: 'This visit',
  goals: {
    explore: 'Looking around: {0}',
    compare: 'Comparing: {0}',
    decide: 'Close to a decision: {0}',
    buy: 'About to buy: {0}',
  },
  spending: 'Spending level',
  levels: {low: 'Budget', middle: 'Mid-range', high: 'Premium'},
  prices: '{0} to {1}',
  interests: 'Interests',
  interestsHint: 'Taking one away deletes every record it rests on.',
  facets: {category: 'Categories', brand: 'Brands', other: 'Properties'},
  removeInterest: 'Remove {0} (strength {1})',
  queries: 'Recent searches',
  items: 'Recently viewed',
  history: 'History',
  historyHint: 'Delete a record, and the profile is as if it had never happened.',
  more: 'Show more ({0} left)',
  deeds: {
    view: 'Viewed',
    favorite: 'Saved',
    unfavorite: 'No longer saved',
    add: 'Put in the cart',
    remove: 'Taken out of the cart',
    purchase: 'Bought',
    dismiss: 'Not interested',
    dwell: 'Stayed',
    search: 'Searched',
    list: 'Browsed',
    checkout: 'Went to checkout',
    impression: 'Recommended',
    click: 'Opened from a list',
  },
  itemCount: 'items: {0}',
  adopted: 'from another device',
  seconds: '{0} s',
  remove: 'Remove {0}',
  removed: 'Removed “{0}”. Records deleted with it: {1}.',
  removedStage: 'Removed “{0}”. It is not inferred again for 180 days.',
  removedEvent: 'Deleted. The profile is now as if it had never happened.',
  undo: 'Undo',
  undone: 'Restored.',
  receipts: 'Privacy budget and receipts',
  receiptsText: 'All that has left this device or is about to, byte for byte.',
  passport: 'Take it to another device',
  passportText:
    'Your records and choices in an encrypted “passport” that you alone can open. A file holds all of them; a QR code holds the newest, and any phone’s camera opens it. Neither the shop nor a server sees what is inside.',
  passphrase: 'Passphrase',
  passphraseHint: 'At least 8 characters. Once forgotten, nobody can open it.',
  suggest: 'Suggest one',
  reveal: 'Show the passphrase',
  toFile: 'Save as a file',
  toQr: 'Make a QR code',
  tooShort: 'A passphrase has at least 8 characters.',
  working: 'Encrypting or decrypting …',
  saved: 'Saved as a file. Records in it: {0}.',
  qr: 'QR code of the passport',
  qrHolds:
    'The code holds the newest {0} of {1} records. Scan it with the other device’s camera, then enter the same passphrase.',
  link: 'You may open or copy this link, too',
  noCrypto: 'This page is not encrypted (no https): no passport can be made or opened here.',
  fromFile: 'Open a passport file',
  arrived: 'A passport has arrived. Enter its passphrase to see first what is in it.',
  open: 'Open',
  discard: 'Discard',
  problems: {
    passphrase: 'The passphrase is wrong. Nothing has been taken in.',
    damaged: 'This is no passport, or it has been damaged. Nothing has been taken in.',
    foreign: 'This passport is from another shop. Nothing has been taken in.',
    version: 'A newer version has made this passport; it cannot be opened here yet. Nothing has been taken in.',
  },
  holds: 'Made on {0}. Records: {1}, from {2} to {3}.',
  holdsNothing: 'Made on {0}, with no records.',
  isNew: 'New to this device: {0}.',
  nothingNew: 'This device has them all.',
  turnsOn: 'Also turns on: {0}.',
  takeIn: 'Take in',
  takeInAndKeep: 'Take in, and keep on this device',
  notKept: 'This device keeps no records at the moment.',
  takenIn: 'Records taken in: {0}.',
  forget: 'Delete everything',
  forgetText:
    'Erases every record, choice and receipt on this device, at once. Only the spent privacy budget stays, so that you are not asked again.',
  forgetSure: 'This cannot be undone. Records to be erased: {0}.',
  forgetYes: 'Yes, delete everything',
  cancel: 'Cancel',
  forgotten: 'Everything has been deleted.',
};

export function panelMessages(locale: string): PanelMessages {
  return /^zh/i.test(locale) ? ZH : EN;
}
