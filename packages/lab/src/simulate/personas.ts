/** One kind of shopper, as data over any shop's catalogue. */
export interface Persona {
  readonly name: string;
  /** Part of all shoppers; shares sum to 1. */
  readonly share: number;
  /**
   * What they come for: words of category names (Chinese or English), each with its weight. Categories of the shop that
   * have none of the words get no visit; a persona none of whose words the shop has looks at anything.
   */
  readonly interests: readonly (readonly [words: readonly string[], weight: number])[];
  /** Where in a category's prices they look, 0 cheapest … 1 dearest; null does not care. */
  readonly priceRank: number | null;
  /** How many times likelier they take an item of a brand of theirs; 1 does not care. */
  readonly brandPull: number;
  /** How many times likelier they take an item with a crossed-out price. */
  readonly salePull: number;
  /** Visits in 28 days, on average. */
  readonly visits: number;
  /** Items looked at in a visit that is not a single look, on average. */
  readonly views: number;
  /** Chance that a look becomes a favourite, a cart, and that a visit with a cart becomes an order. */
  readonly deeds: {readonly favorite: number; readonly add: number; readonly purchase: number};
  /** Hours of the day they come at. */
  readonly hours: readonly number[];
}

const BABY = ['婴儿', '奶粉', '纸尿裤', '奶瓶', '儿童安全座椅', '推车', 'baby', 'infant', 'diaper', 'stroller'];
const BED = ['床上', '被子', '枕头', '毛毯', 'bed', 'duvet', 'pillow', 'blanket'];
const HOME = ['家具', '沙发', '餐具', '瓷', '玻璃', '锅', '收纳', 'furniture', 'sofa', 'kitchen', 'porcelain', 'glass'];
const TECH = ['手机', '充电', '耳机', 'phone', 'charger', 'earphone', 'tech'];
const FRESH = ['水果', '苹果', '柑橘', '坚果', '糕点', '茶', 'fruit', 'apple', 'citrus', 'nut', 'pastr', 'tea'];
const GIFT = ['礼', '香薰', '花瓶', '口红', '毛绒', 'gift', 'candle', 'vase', 'lipstick', 'soft toy'];
const SPORT = ['跑鞋', '瑜伽', '露营', '球', '男士外套', 'running', 'yoga', 'camping', 'ball', 'jacket'];
const FASHION = ['连衣裙', '针织', '大衣', '护肤', '口红', '洗发', 'dress', 'knit', 'coat', 'skincare', 'lipstick'];
const BOOK = ['绘本', '小说', '图书', '手册', '积木', '木玩', 'book', 'fiction', 'block', 'play'];
const LARGE = ['冰箱', '洗衣机', '电视', '沙发', '床', '桌', 'fridge', 'wash', 'television', 'sofa', 'table'];

const EVENING = [19, 20, 21, 21, 22];
const LUNCH = [11, 12, 12, 13, 20];
const NIGHT = [5, 10, 14, 21, 22, 23];

const DEEDS = {favorite: 0.07, add: 0.1, purchase: 0.45};

export const PERSONAS: readonly Persona[] = [
  {
    name: 'new parent',
    share: 0.16,
    interests: [
      [BABY, 1],
      [BED, 0.08],
      [BOOK, 0.06],
    ],
    priceRank: 0.6,
    brandPull: 3,
    salePull: 1.2,
    visits: 5,
    views: 6,
    deeds: {favorite: 0.1, add: 0.16, purchase: 0.55},
    hours: NIGHT,
  },
  {
    name: 'bargain hunter',
    share: 0.15,
    interests: [
      [BED, 0.5],
      [HOME, 0.4],
      [FRESH, 0.5],
      [FASHION, 0.4],
      [TECH, 0.2],
    ],
    priceRank: 0.1,
    brandPull: 1,
    salePull: 4,
    visits: 4,
    views: 8,
    deeds: {favorite: 0.1, add: 0.14, purchase: 0.5},
    hours: EVENING,
  },
  {
    name: 'brand lover',
    share: 0.1,
    interests: [
      [FASHION, 1],
      [BED, 0.4],
      [TECH, 0.3],
    ],
    priceRank: 0.85,
    brandPull: 12,
    salePull: 0.8,
    visits: 3,
    views: 5,
    deeds: {favorite: 0.12, add: 0.1, purchase: 0.5},
    hours: EVENING,
  },
  {
    name: 'gift giver',
    share: 0.09,
    interests: [
      [GIFT, 1],
      [FRESH, 0.3],
      [BOOK, 0.2],
    ],
    priceRank: 0.7,
    brandPull: 1.5,
    salePull: 1,
    visits: 2,
    views: 6,
    deeds: {favorite: 0.08, add: 0.12, purchase: 0.6},
    hours: LUNCH,
  },
  {
    name: 'home maker',
    share: 0.13,
    interests: [
      [BED, 1],
      [HOME, 0.9],
      [LARGE, 0.5],
    ],
    priceRank: 0.5,
    brandPull: 2,
    salePull: 1.5,
    visits: 3,
    views: 7,
    deeds: DEEDS,
    hours: EVENING,
  },
  {
    name: 'tech fan',
    share: 0.1,
    interests: [
      [TECH, 1],
      [LARGE, 0.15],
    ],
    priceRank: 0.75,
    brandPull: 6,
    salePull: 1,
    visits: 4,
    views: 6,
    deeds: {favorite: 0.1, add: 0.08, purchase: 0.4},
    hours: [12, 20, 22, 23],
  },
  {
    name: 'food lover',
    share: 0.12,
    interests: [
      [FRESH, 1],
      [HOME, 0.2],
    ],
    priceRank: 0.45,
    brandPull: 2,
    salePull: 1.5,
    visits: 5,
    views: 4,
    deeds: {favorite: 0.05, add: 0.22, purchase: 0.65},
    hours: LUNCH,
  },
  {
    name: 'sportsman',
    share: 0.06,
    interests: [[SPORT, 1]],
    priceRank: 0.6,
    brandPull: 4,
    salePull: 1.2,
    visits: 2,
    views: 5,
    deeds: DEEDS,
    hours: [7, 8, 18, 21],
  },
  {
    name: 'reader',
    share: 0.05,
    interests: [
      [BOOK, 1],
      [FRESH, 0.15],
    ],
    priceRank: null,
    brandPull: 1,
    salePull: 1.2,
    visits: 3,
    views: 5,
    deeds: DEEDS,
    hours: [9, 16, 21, 22],
  },
  {
    name: 'window shopper',
    share: 0.04,
    interests: [],
    priceRank: null,
    brandPull: 1,
    salePull: 1,
    visits: 1,
    views: 3,
    deeds: {favorite: 0.02, add: 0.01, purchase: 0.1},
    hours: [10, 12, 15, 18, 20, 21, 22],
  },
];
