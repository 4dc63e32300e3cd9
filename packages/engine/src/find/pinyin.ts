/**
 * The first usual sign of each syllable in the order of pinyin, which `Intl.Collator` sorts Han by wherever it has the
 * data of Chinese (CLDR): a sign's syllable is that of the last boundary not after it. ü is v. Chosen by comparing that
 * order, in three engines with data of different years, with a dictionary's readings over the 6,763 signs of GB 2312:
 * weighed by how often shoppers type them, 99 of 100 are read right. A sign rarer than its boundary gets its neighbor's.
 */
const BOUNDARIES =
  'a阿ai哎an安ang昂ao凹ba八bai掰ban扳bang邦bao包bei杯ben奔beng崩bi逼bian边biao标bie憋bin宾bing冰bo拨bu卜ca擦cai猜can参cang仓' +
  'cao操ce册cen岑ceng层cha叉chai拆chan婵chang昌chao抄che车chen抻cheng称chi吃chong充chou抽chu出chuai揣chuan川chuang疮' +
  'chui吹chun春chuo戳ci疵cong匆cou凑cu粗cuan窜cui崔cun村cuo搓da耷dai呆dan丹dang当dao刀de得deng灯di低dian滇diao刁die爹' +
  'ding丁diu丢dong东dou都du嘟duan端dui堆dun吨duo多e俄en恩er儿fa发fan帆fang方fei飞fen分feng丰fou缶fu夫ga旮gai该gan甘gang冈' +
  'gao羔ge戈gei给gen根geng耕gong工gou勾gu估gua瓜guai乖guan关guang光gui归gun丨guo埚ha哈hai咳han酣hang杭hao蒿he诃hei黑hen痕' +
  'heng亨hong轰hou侯hu乎hua花huai怀huan欢huang肓hui灰hun昏huo活ji击jia加jian尖jiang江jiao交jie阶jin巾jing京jiong炯jiu纠' +
  'ju居juan娟jue撅jun军ka咔kai开kan刊kang康kao考ke柯ken肯keng坑kong空kou抠ku枯kua夸kuai块kuan宽kuang匡kui亏kun坤kuo扩la垃' +
  'lai来lan兰lang郎lao捞le乐lei雷leng棱li哩lia俩lian连liang良liao辽lie咧lin拎ling伶liu溜long龙lou娄lu噜lv驴luan挛lue略' +
  'lun仑luo罗ma妈mai埋man蛮mang忙mao猫me么mei没men门meng萌mi咪mian眠miao喵mie咩min民ming名miu谬mo摸mou眸mu母na拿nai乃nan男' +
  'nang囊nao挠ne呢nei内nen嫩neng能ni妮nian年niang娘niao鸟nie捏nin您ning宁niu妞nong农nu奴nv女nuan暖nue虐nuo挪o噢ou讴pa趴' +
  'pai拍pan潘pang乓pao抛pei胚pen喷peng烹pi丕pian偏piao缥pie撇pin拼ping乒po泼pou剖pu仆qi七qia掐qian千qiang呛qiao跷qie切' +
  'qin亲qing青qiong穷qiu丘qu区quan圈que缺qun裙ran然rang壤rao娆re热ren人reng扔ri日rong戎rou柔ru如ruan阮rui蕊run润ruo若sa仨' +
  'sai塞san三sang桑sao臊se色sen森seng僧sha杀shai筛shan山shang伤shao烧she奢shen申sheng升shi尸shou收shu书shua刷shuai衰' +
  'shuan闩shuang双shui水shun吮shuo说si丝song松sou嗖su苏suan酸sui绥sun孙suo娑ta他tai胎tan贪tang汤tao涛te特teng疼ti剔tian天' +
  'tiao挑tie帖ting厅tong通tou偷tu凸tuan团tui推tun吞tuo托wa挖wai歪wan弯wang汪wei危wen温weng翁wo挝wu乌xi夕xia虾xian仙xiang乡' +
  'xiao枭xie些xin心xing星xiong凶xiu休xu须xuan轩xue靴xun勋ya丫yan烟yang央yao妖ye椰yi一yin因ying应yo唷yong佣you优yu淤yuan鸢' +
  'yue曰yun晕za杂zai灾zan暂zang臧zao糟ze则zei贼zen怎zeng增zha扎zhai斋zhan沾zhang张zhao钊zhe蜇zhen贞zheng争zhi之zhong中' +
  'zhou州zhu朱zhua抓zhuai拽zhuan专zhuang妆zhui隹zhun准zhuo拙zi孜zong宗zou走zu租zuan钻zui嘴zun尊zuo昨';

/** What else signs of shops' words are read as. */
const OTHER_READINGS =
  '长chang弹tan调tiao茄qie粘nian爪zhua匙chi仔zai削xiao桔ju行hang乐yue盛cheng重chong参shen薄bo便pian藏zang传zhuan' +
  '血xie扎za壳qiao露lou提di折she圈juan卡qia夹ga落la栅shan嗨hei伺ci簿bu烙lao模mu咳ke剥bao椎chui系ji处chu宿xiu';

/** Fewer boundaries in order than this: another order than pinyin's, or none. */
const LEAST = 380;

const HAN = /\p{Script=Han}/u;

export const isHan = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || (code >= 0xf900 && code <= 0xfaff);

export const hasHan = (text: string): boolean => HAN.test(text);

interface Boundary {
  readonly syllable: string;
  readonly sign: string;
}

const parse = (table: string): Boundary[] =>
  Array.from(table.matchAll(/([a-z]+)(\P{ASCII})/gu), ([, syllable, sign]) => ({syllable, sign}));

let collator: Intl.Collator;
let boundaries: readonly Boundary[] | null = null;

function readBoundaries(): readonly Boundary[] {
  collator = new Intl.Collator('zh-CN-u-co-pinyin');
  let last = '';
  const orderly = parse(BOUNDARIES).filter(({sign}) => {
    const ascends = last === '' || collator.compare(last, sign) < 0;
    if (ascends) last = sign;
    return ascends;
  });
  return orderly.length < LEAST ? [] : orderly;
}

const syllables = new Map<number, string>();

/** The usual reading of a Han sign, by its code unit, without its tone; '' for what is none, or where pinyin is unknown. */
export function syllableOf(code: number): string {
  let syllable = syllables.get(code);
  if (syllable === undefined) syllables.set(code, (syllable = isHan(code) ? lookUp(String.fromCharCode(code)) : ''));
  return syllable;
}

function lookUp(sign: string): string {
  boundaries ??= readBoundaries();
  let low = 0;
  let high = boundaries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (collator.compare(boundaries[middle].sign, sign) <= 0) low = middle + 1;
    else high = middle;
  }
  return low > 0 ? boundaries[low - 1].syllable : '';
}

const others = new Map(
  Array.from(OTHER_READINGS.matchAll(/(\P{ASCII})([a-z]+)/gu), ([, sign, syllable]) => [sign.charCodeAt(0), syllable]),
);

/** Another reading of the sign; '' for most. */
export const otherReading = (code: number): string => others.get(code) ?? '';

/** How a syllable sounds to those who do not tell zh from z, n from l, ng from n, f from h, ü from u. */
export function nearSound(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^n/, 'l')
    .replace(/^f/, 'h')
    .replace('v', 'u')
    .replace(/ng$/, 'n');
}
