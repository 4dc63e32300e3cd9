import type {Receipt} from '@vitrine/core';

/** All that the receipts say, in one language. `{0}`, `{1}` … stand for values. */
export interface ReceiptMessages {
  /** BCP 47, for numbers and times: they speak the language of the words around them. */
  readonly lang: string;
  readonly budget: string;
  /** Spent, limit, dearest answer. */
  readonly spent: string;
  readonly unit: string;
  readonly nextNow: string;
  /** How soon, day. */
  readonly nextAt: string;
  readonly renewsAt: string;
  readonly pending: string;
  readonly past: string;
  readonly decoys: string;
  readonly off: string;
  readonly memory: string;
  readonly local: string;
  readonly unkept: string;
  readonly unheard: string;
  readonly nothingYet: string;
  readonly questions: Readonly<Record<Receipt['task'], string>>;
  readonly states: Readonly<Record<Receipt['state'], string>>;
  readonly truth: string;
  readonly noTruth: string;
  readonly answer: string;
  /** Hash function, bucket, number of buckets, chance that it is not the shopper's. */
  readonly bucket: string;
  /** Hash function, bucket, number of buckets. */
  readonly blindBucket: string;
  /** What it says, chance that it is not the truth, number of other answers. */
  readonly cell: string;
  /** Host. */
  readonly split: string;
  readonly cost: string;
  /** Nats, odds. */
  readonly costs: string;
  /** Nats. */
  readonly splitCosts: string;
  readonly costsNothing: string;
  readonly drawn: string;
  readonly leaves: string;
  /** How soon. */
  readonly leavesIn: string;
  readonly leavesNext: string;
  readonly left: string;
  readonly refuse: string;
  readonly refuseText: string;
  /** Nats. */
  readonly refused: string;
  readonly refusedDecoy: string;
  readonly tooLate: string;
  readonly hasLeft: string;
  /** Number of bytes. */
  readonly body: string;
  readonly bodyText: string;
  readonly bodySplit: string;
  readonly bodyDecoy: string;
  readonly copy: string;
  readonly copied: string;
  readonly selected: string;
  readonly save: string;
  readonly relations: Readonly<Record<string, string>>;
  readonly stages: Readonly<Record<string, string>>;
  /** Number of the group, how far. */
  readonly funnel: string;
  /** First and last minute. */
  readonly hour: string;
  readonly pair: string;
  /** Word, category. */
  readonly query: string;
  readonly places: Readonly<Record<string, string>>;
  /** Which item before. */
  readonly again: string;
  readonly other: string;
}

const ZH: ReceiptMessages = {
  lang: 'zh-CN',
  budget: '隐私预算',
  spent: '一年里已用 {0}，上限 {1}；一份回答最多花费 {2}。',
  unit: '单位是 ε（纳特）：越小，回答透露得越少。',
  nextNow: '现在起就可能抽取下一份回答。',
  nextAt: '下一份回答最早在{0}（{1}）抽取。',
  renewsAt: '预算于 {0} 重新开始计算。',
  pending: '等待发出',
  past: '以往的回答',
  decoys: '诱饵 {0} 份：内容什么也没说，因此沿途没有人看得出您是否作了回答',
  off: '您选择了不保存：不记录任何内容，也不发送任何内容。',
  memory: '浏览记录只在本页的内存里，关掉页面就没有了；不发送任何内容。',
  local: '记录只保存在这台设备上；不发送任何内容。',
  unkept: '这个浏览器在此处无法保存内容（例如页面未加密，或在隐私窗口中）：一切只在本页内存里，不发送任何内容。',
  unheard: '暂时读不到这台设备上的记录，请稍后再看。',
  nothingYet: '还没有。一次访问持续半分钟后会抽取一份回答；它会先在这里等待半分钟到十分钟，您可以拒绝发出。',
  questions: {
    relation: '同一次访问里的两件商品是什么关系？',
    leaf: '看过哪个分类？',
    item: '看过哪件商品？',
    stage: '收藏、加购或买下了哪件商品？',
    leafPair: '同一次访问里看过哪两个分类？',
    itemPair: '先后相邻看了哪两件商品？',
    funnel: '一次访问走到了哪一步：浏览、收藏、加购还是购买？',
    hour: '访问从几点开始？',
    query: '哪个搜索词通向了哪个分类？',
    return: '有没有回头去看先前看过的商品？',
    decoy: '诱饵：不回答任何问题',
  },
  states: {pending: '等待中', sent: '已发出', refused: '已拒绝', dropped: '已放弃'},
  truth: '真实答案（只在这台设备上）',
  noTruth: '无：没有可说的',
  answer: '随机化之后',
  bucket: '第 {0} 号哈希函数，第 {1} 个桶，共 {2} 个。{3} 的情况下，它故意不是您的答案所在的桶。',
  blindBucket: '第 {0} 号哈希函数，第 {1} 个桶，共 {2} 个；没有可说的，所以是随便抽的。',
  cell: '“{0}”。{1} 的情况下，它故意不是真话，而是从另外 {2} 个答案里随便抽的。',
  split: '没有随机化：拆分给由不同组织运营的两台服务器，单独任何一台都读不出来。经 {0} 送达。',
  cost: '花费',
  costs: '预算中的 {0}。任何人凭它对您任何一件事的把握，最多提高到 {1} 倍（{1}:1）。',
  splitCosts: '与随机化的回答相同，预算中的 {0}。两台服务器若合谋，就能读出它。',
  costsNothing: '不花费预算。',
  drawn: '抽取时间',
  leaves: '发出',
  leavesIn: '{0}；等待满半分钟后，离开页面时也会发出',
  leavesNext: '时间已到，下次有机会时发出',
  left: '发出时间',
  refuse: '拒绝发出',
  refuseText: '拒绝后它永远不会离开这台设备。已花的预算不退，因为答案已经抽取。',
  refused: '已拒绝，它永远不会离开这台设备。所花的 {0} 不退，因为答案已经抽取。',
  refusedDecoy: '已拒绝，它永远不会离开这台设备。',
  tooLate: '来不及了：它已经离开。',
  hasLeft: '刚刚发出一份。',
  body: '逐字节查看全部 {0} 字节',
  bodyText: '已为店铺的服务器加密；里面只有问题、上面的回答、所属的四周时段和一个随机数。',
  bodySplit: '回答的两份碎片，分别为两台服务器之一加密。',
  bodyDecoy: '已为店铺的服务器加密；里面全是零。',
  copy: '复制',
  copied: '已复制。',
  selected: '已选中，请用键盘复制。',
  save: '导出为 JSON 文件',
  relations: {leaf: '同一小类', category: '同一大类', other: '不同大类'},
  stages: {view: '浏览', favorite: '收藏', add: '加入购物车', purchase: '购买'},
  funnel: '第 {0} 组分类：{1}',
  hour: '{0} 至 {1}',
  pair: '{0} 与 {1}',
  query: '“{0}”→ {1}',
  places: {last: '上一件', before: '再上一件', earlier: '更早的一件'},
  again: '回头看了{0}',
  other: '没有回头看{0}',
};

const EN: ReceiptMessages = {
  lang: 'en',
  budget: 'Privacy budget',
  spent: '{0} of {1} spent within a year; one answer costs at most {2}.',
  unit: 'The unit is ε, in nats: the less of it, the less an answer gives away.',
  nextNow: 'The next answer may be drawn from now on.',
  nextAt: 'The next answer may be drawn {0}, on {1}.',
  renewsAt: 'The budget begins anew on {0}.',
  pending: 'Waiting to leave',
  past: 'Answers so far',
  decoys: 'Decoys: {0}. Bodies that say nothing, so nobody on the way can tell whether you answered',
  off: 'You chose that nothing is kept: nothing is recorded, and nothing is sent.',
  memory: 'What you view is in this page’s memory and gone with the page. Nothing is sent.',
  local: 'What you view is kept on this device only. Nothing is sent.',
  unkept:
    'This browser keeps nothing here (the page is not encrypted, say, or the window is private): all is in this page’s memory, and nothing is sent.',
  unheard: 'What this device has kept cannot be read at the moment. Please look again later.',
  nothingYet:
    'Nothing yet. Once a visit has lasted half a minute an answer is drawn. It waits here for half a minute to ten, and you may refuse it.',
  questions: {
    relation: 'How do two items of one visit relate?',
    leaf: 'Which category was looked at?',
    item: 'Which item was looked at?',
    stage: 'Which item was saved, put in the cart or bought?',
    leafPair: 'Which two categories were looked at in one visit?',
    itemPair: 'Which two items were looked at one after the other?',
    funnel: 'How far did a visit go: looked at, saved, put in the cart or bought?',
    hour: 'At what hour did a visit begin?',
    query: 'Which word of a search led to which category?',
    return: 'Did the visit come back to an item seen before?',
    decoy: 'A decoy: it answers nothing',
  },
  states: {pending: 'Waiting', sent: 'Sent', refused: 'Refused', dropped: 'Given up'},
  truth: 'True answer, only on this device',
  noTruth: 'None: there was nothing to say',
  answer: 'What chance made of it',
  bucket: 'Hash function {0}, bucket {1} of {2}. In {3} of cases it is deliberately not yours.',
  blindBucket: 'Hash function {0}, bucket {1} of {2}, drawn blindly: there was nothing to say.',
  cell: '“{0}”. In {1} of cases that is deliberately not the truth, but one of the {2} other answers, drawn blindly.',
  split:
    'Not randomized: it is split between two servers of different organizations, and neither can read it alone. It goes by way of {0}.',
  cost: 'Cost',
  costs: '{0} of the budget. Nobody can become more than {1} times surer of anything about you by it ({1}:1).',
  splitCosts: 'As much as a randomized answer, {0} of the budget. Both servers together could read it.',
  costsNothing: 'Nothing of the budget.',
  drawn: 'Drawn',
  leaves: 'Leaves',
  leavesIn: '{0}, or when you leave the page once it has waited half a minute',
  leavesNext: 'it is due, and leaves at the next chance',
  left: 'Left',
  refuse: 'Refuse',
  refuseText: 'It then never leaves this device. What it cost stays spent, because it has been drawn.',
  refused: 'Refused: it never leaves this device. The {0} it cost stay spent, because it has been drawn.',
  refusedDecoy: 'Refused: it never leaves this device.',
  tooLate: 'Too late: it had left.',
  hasLeft: 'One has just left.',
  body: 'All {0} bytes, one by one',
  bodyText:
    'Encrypted for the shop’s server. Inside are the question, the answer above, its period of four weeks and a random number.',
  bodySplit: 'Two shares of the answer, each encrypted for one of the two servers.',
  bodyDecoy: 'Encrypted for the shop’s server. Inside are zeros.',
  copy: 'Copy',
  copied: 'Copied.',
  selected: 'Selected; copy it with the keyboard.',
  save: 'Save as a JSON file',
  relations: {leaf: 'of one narrow category', category: 'of one wide category', other: 'of different categories'},
  stages: {view: 'looked at', favorite: 'saved', add: 'put in the cart', purchase: 'bought'},
  funnel: 'group {0} of categories: {1}',
  hour: '{0} to {1}',
  pair: '{0} and {1}',
  query: '“{0}” → {1}',
  places: {last: 'the last item', before: 'the one before the last', earlier: 'an earlier item'},
  again: 'came back to {0}',
  other: 'did not come back to {0}',
};

export function receiptMessages(locale: string): ReceiptMessages {
  return /^zh/i.test(locale) ? ZH : EN;
}

/** Fills `{0}`, `{1}` … in. */
export function fillIn(template: string, ...values: readonly (string | number)[]): string {
  return template.replace(/\{(\d)\}/g, (_, i: string) => String(values[Number(i)]));
}
