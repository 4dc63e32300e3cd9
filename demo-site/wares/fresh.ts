import type {Department} from './ware.ts';

export const fruit: Department = {
  slug: 'fruit',
  name: ['新鲜水果', 'Fruit'],
  leaves: [
    {
      slug: 'apples',
      name: ['苹果', 'Apples'],
      kind: 'apple',
      title: ['{brand} {series}苹果 {variant}', '{brand} {series} Apples, {variant}'],
      blurb: [
        '采摘后四十八小时内发出，坏果包赔。',
        'Sent within forty-eight hours of picking; we make good any bad one.',
      ],
      lines: [
        ['orchardhill', '栖霞红富士', 'Qixia Red Fuji', 49, 'shandong', {color: 'red'}],
        ['orchardhill', '洛川红富士', 'Luochuan Red Fuji', 55, 'shaanxi', {color: 'coral'}],
        [
          'sunnyridge',
          '阿克苏冰糖心',
          'Aksu Sugar-Heart',
          69,
          'xinjiang',
          {color: 'red', attributes: {taste: ['甜', 'Sweet']}},
        ],
        ['sunnyridge', '静宁', 'Jingning', 45, 'gansu', {color: 'coral'}],
        [
          'freshmorning',
          '青苹果 王林',
          'Orin Green',
          59,
          'shandong',
          {color: 'lime', attributes: {taste: ['酸甜', 'Sweet and sour']}},
        ],
        ['freshmorning', '昭通丑', 'Zhaotong Rustic', 39, 'yunnan', {color: 'coral'}],
        ['freshmorning', '黄金维纳斯', 'Golden Venus', 65, 'shandong', {color: 'mustard'}],
        ['orchardhill', '花牛', 'Huaniu Red', 42, 'gansu', {color: 'wine', attributes: {taste: ['粉糯', 'Mellow']}}],
      ],
      variants: [
        ['2.5公斤装', '2.5 kg', 0, 'red', {size: ['2.5公斤', '2.5 kg']}],
        ['5公斤礼盒', '5 kg gift box', 40, 'red', {size: ['5公斤', '5 kg'], occasion: 'gift'}],
      ],
    },
    {
      slug: 'citrus',
      name: ['柑橘橙柚', 'Citrus'],
      kind: 'orange',
      title: ['{brand} {series} {variant}', '{brand} {series}, {variant}'],
      blurb: ['皮薄多汁，现摘现发。', 'Thin skin, plenty of juice, picked to order.'],
      lines: [
        ['orchardhill', '赣南脐橙', 'Gannan Navel Oranges', 45, 'jiangxi'],
        ['sunnyridge', '武鸣沃柑', 'Wuming Orah Mandarins', 39, 'guangxi'],
        ['freshmorning', '丹棱耙耙柑', 'Danling Tangors', 52, 'sichuan'],
        ['sunnyridge', '平和蜜柚', 'Pinghe Pomelos', 35, 'fujian', {color: 'mustard'}],
      ],
      variants: [
        ['2.5公斤装', '2.5 kg', 0, 'orange', {size: ['2.5公斤', '2.5 kg']}],
        ['5公斤装', '5 kg', 35, 'orange', {size: ['5公斤', '5 kg']}],
      ],
    },
    {
      slug: 'berries',
      name: ['浆果与热带水果', 'Berries & Tropical'],
      kind: 'grapes',
      title: ['{brand} {series} {variant}', '{brand} {series}, {variant}'],
      blurb: ['产地直采，冷链到家。', 'Straight from the grower, chilled all the way.'],
      attributes: {handling: 'cold'},
      lines: [
        ['freshmorning', '阳光玫瑰葡萄', 'Shine Muscat Grapes', 79, 'yunnan', {color: 'lime'}],
        ['sunnyridge', '夏黑葡萄', 'Summer Black Grapes', 59, 'jiangsu', {color: 'navy'}],
        ['freshmorning', '智利车厘子', 'Chilean Cherries', 129, 'chile', {color: 'wine', kind: 'cherries'}],
        ['orchardhill', '烟台大樱桃', 'Yantai Cherries', 99, 'shandong', {color: 'red', kind: 'cherries'}],
      ],
      variants: [
        ['1公斤装', '1 kg', 0, 'lime', {size: ['1公斤', '1 kg']}],
        ['2公斤礼盒', '2 kg gift box', 70, 'lime', {size: ['2公斤', '2 kg'], occasion: 'gift'}],
      ],
    },
  ],
};

export const tea: Department = {
  slug: 'tea',
  name: ['茶', 'Tea'],
  leaves: [
    {
      slug: 'green-tea',
      name: ['绿茶', 'Green Tea'],
      kind: 'teatin',
      title: ['{brand} {series}绿茶 {variant}', '{brand} {series} Green Tea, {variant}'],
      blurb: ['清明前采，栗香鲜爽，八十度水冲泡最佳。', 'Picked before Qingming; chestnut-sweet, best at 80 °C.'],
      lines: [
        ['mistpeak', '龙井村', 'Longjing Village', 168, 'zhejiang'],
        ['mistpeak', '黄山毛峰', 'Huangshan Maofeng', 138, 'anhui'],
        ['oldgarden', '碧螺', 'Spring Snail', 198, 'jiangsu'],
        ['teaboat', '蒙顶甘露', 'Mengding Dew', 128, 'sichuan'],
      ],
      variants: [
        ['100克罐装', '100 g tin', 0, 'green', {size: ['100克', '100 g']}],
        ['250克礼盒', '250 g gift box', 160, 'sage', {size: ['250克', '250 g'], occasion: 'gift'}],
      ],
    },
    {
      slug: 'black-tea',
      name: ['红茶', 'Black Tea'],
      kind: 'teatin',
      title: ['{brand} {series}红茶 {variant}', '{brand} {series} Black Tea, {variant}'],
      blurb: ['蜜香甜润，加奶也好喝。', 'Honeyed and round, good with milk too.'],
      lines: [
        ['oldgarden', '正山', 'Zhengshan', 148, 'fujian'],
        ['teaboat', '滇红金芽', 'Yunnan Gold Bud', 118, 'yunnan'],
        ['mistpeak', '祁门', 'Keemun', 158, 'anhui'],
      ],
      variants: [
        ['100克罐装', '100 g tin', 0, 'wine', {size: ['100克', '100 g']}],
        ['250克礼盒', '250 g gift box', 140, 'red', {size: ['250克', '250 g'], occasion: 'gift'}],
      ],
    },
    {
      slug: 'oolong',
      name: ['乌龙茶', 'Oolong'],
      kind: 'teatin',
      title: ['{brand} {series}乌龙茶 {variant}', '{brand} {series} Oolong, {variant}'],
      blurb: ['兰花香，七泡有余味。', 'Orchid notes that last seven infusions.'],
      lines: [
        ['oldgarden', '铁观音', 'Tieguanyin', 128, 'fujian'],
        ['oldgarden', '岩骨', 'Rock Oolong', 268, 'fujian'],
        ['teaboat', '凤凰单丛', 'Phoenix Dancong', 228, 'guangdong'],
      ],
      variants: [
        ['125克罐装', '125 g tin', 0, 'mustard', {size: ['125克', '125 g']}],
        ['250克礼盒', '250 g gift box', 150, 'caramel', {size: ['250克', '250 g'], occasion: 'gift'}],
      ],
    },
    {
      slug: 'puer',
      name: ['普洱茶', 'Pu’er'],
      kind: 'teacake',
      title: ['{brand} {series}普洱茶 {variant}', '{brand} {series} Pu’er, {variant}'],
      blurb: ['古树料压饼，越存越醇。', 'Pressed from old trees, better every year.'],
      lines: [
        ['teaboat', '山中岁月', 'Years in the Hills', 198, 'yunnan'],
        ['oldgarden', '陈香', 'Aged', 328, 'yunnan'],
      ],
      variants: [
        ['熟茶 357克饼', 'ripe, 357 g cake', 0, 'brown', {size: ['357克', '357 g']}],
        ['生茶 357克饼', 'raw, 357 g cake', 30, 'sage', {size: ['357克', '357 g']}],
      ],
    },
  ],
};

export const food: Department = {
  slug: 'food',
  name: ['休闲食品', 'Snacks'],
  leaves: [
    {
      slug: 'nuts',
      name: ['坚果', 'Nuts'],
      kind: 'pouch',
      title: ['{brand} {series} {variant}', '{brand} {series}, {variant}'],
      blurb: ['当季新果，低温慢烤，不加香精。', 'This season’s crop, slow-roasted, no flavorings.'],
      lines: [
        ['crispwood', '纸皮核桃', 'Paper-Shell Walnuts', 39, 'xinjiang'],
        ['crispwood', '手剥巴旦木', 'Almonds in Shell', 45, 'xinjiang'],
        ['plumlane', '每日混合坚果', 'Daily Mixed Nuts', 69, 'zhejiang'],
        ['plumlane', '炭烧腰果', 'Charcoal Cashews', 49, 'hainan'],
      ],
      variants: [
        ['原味 250克', 'plain, 250 g', 0, 'apricot', {taste: ['原味', 'Plain']}],
        ['椒盐 250克', 'salt and pepper, 250 g', 3, 'sage', {taste: ['椒盐', 'Salt and pepper']}],
        ['奶香 500克', 'milky, 500 g', 30, 'cream', {taste: ['奶香', 'Milky']}],
      ],
    },
    {
      slug: 'pastries',
      name: ['糕点', 'Pastries'],
      kind: 'pastry',
      title: ['{brand} {series} {variant}', '{brand} {series}, {variant}'],
      blurb: ['当天现做，真空锁鲜，保质期三十天。', 'Baked today, sealed fresh, keeps thirty days.'],
      lines: [
        ['plumlane', '鲜花饼', 'Rose Cakes', 29, 'yunnan', {color: 'blush'}],
        ['plumlane', '苹果酥', 'Apple Shortcakes', 32, 'shandong', {color: 'lime'}],
        ['hearth', '蛋黄酥', 'Egg-Yolk Puffs', 39, 'guangdong', {color: 'mustard'}],
        ['hearth', '桂花糕', 'Osmanthus Cakes', 26, 'jiangsu', {color: 'cream'}],
      ],
      variants: [
        ['6枚装', '6 pcs', 0, 'apricot', {size: ['6枚', '6 pcs']}],
        ['12枚礼盒', '12 pcs gift box', 30, 'red', {size: ['12枚', '12 pcs'], occasion: 'gift'}],
      ],
    },
    {
      slug: 'rice',
      name: ['米面杂粮', 'Rice & Grains'],
      kind: 'sack',
      title: ['{brand} {series} {variant}', '{brand} {series}, {variant}'],
      blurb: ['当年新米，真空包装。', 'This year’s harvest, vacuum-packed.'],
      lines: [
        ['blacksoil', '五常稻花香大米', 'Wuchang Fragrant Rice', 69, 'heilongjiang'],
        ['blacksoil', '有机小米', 'Organic Millet', 45, 'innermongolia', {color: 'mustard'}],
        ['hearth', '黑麦面粉', 'Rye Flour', 35, 'shandong', {color: 'oat'}],
        ['hearth', '丝苗米', 'Jasmine Simiao Rice', 59, 'guangdong', {color: 'mint'}],
      ],
      variants: [
        ['2.5公斤', '2.5 kg', 0, 'green', {size: ['2.5公斤', '2.5 kg']}],
        ['5公斤', '5 kg', 50, 'sage', {size: ['5公斤', '5 kg']}],
      ],
    },
  ],
};
