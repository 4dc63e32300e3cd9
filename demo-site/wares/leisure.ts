import type {Department} from './ware.ts';

export const sports: Department = {
  slug: 'sports',
  name: ['运动户外', 'Sports'],
  leaves: [
    {
      slug: 'running-shoes',
      name: ['跑鞋', 'Running Shoes'],
      kind: 'shoe',
      title: ['{brand} {series}跑鞋 {variant}', '{brand} {series} Running Shoes, {variant}'],
      blurb: ['软弹中底，透气网面，五公里到半马。', 'Springy foam and open mesh, from 5 km to a half marathon.'],
      lines: [
        ['swiftdeer', '晨跑', 'Daybreak', 299, 'fujian'],
        ['swiftdeer', '疾风碳板', 'Gale Carbon', 899, 'fujian'],
        ['wildtent', '越野', 'Trail', 499, 'guangdong'],
        ['shanlan', '城市', 'City', 399, 'fujian'],
      ],
      variants: [
        ['珊瑚橘', 'Coral', 0, 'coral'],
        ['晴空蓝', 'Sky Blue', 0, 'sky'],
        ['曜石黑', 'Obsidian', 0, 'black'],
      ],
    },
    {
      slug: 'yoga',
      name: ['瑜伽健身', 'Yoga & Fitness'],
      kind: 'mat',
      title: ['{brand} {series} {variant}', '{brand} {series}, {variant}'],
      blurb: ['干湿防滑，附绑带。', 'Grips dry and damp; strap included.'],
      lines: [
        ['swiftdeer', '橡胶瑜伽垫', 'Rubber Yoga Mat', 199, 'zhejiang', {attributes: {material: 'rubber'}}],
        ['mossdew', '软木瑜伽垫', 'Cork Yoga Mat', 259, 'jiangsu'],
        [
          'swiftdeer',
          '包胶哑铃一对',
          'Coated Dumbbell Pair',
          129,
          'hebei',
          {kind: 'dumbbell', attributes: {material: 'iron'}},
        ],
      ],
      variants: [
        ['丁香紫', 'Lilac', 0, 'lilac'],
        ['薄荷绿', 'Mint', 0, 'mint'],
      ],
    },
    {
      slug: 'camping',
      name: ['露营装备', 'Camping'],
      kind: 'tent',
      title: ['{brand} {series}帐篷 {variant}', '{brand} {series} Tent, {variant}'],
      blurb: ['三分钟速开，抗雨等级三千毫米。', 'Up in three minutes, rated for 3,000 mm of rain.'],
      attributes: {occasion: 'travel'},
      lines: [
        ['wildtent', '林间', 'Woodland', 499, 'zhejiang'],
        ['wildtent', '穹顶', 'Dome', 899, 'zhejiang'],
        ['nordvik', '极地', 'Polar', 2499, 'sweden'],
      ],
      variants: [
        ['双人 姜黄', '2 people, Mustard', 0, 'mustard', {size: ['双人', '2 people']}],
        ['四人 松针绿', '4 people, Pine Green', 260, 'green', {size: ['四人', '4 people']}],
      ],
    },
    {
      slug: 'balls',
      name: ['球类', 'Balls'],
      kind: 'ball',
      title: ['{brand} {series} {variant}', '{brand} {series}, {variant}'],
      blurb: ['手感扎实，室内室外都合适。', 'A solid feel, indoors and out.'],
      lines: [
        ['swiftdeer', '篮球', 'Basketball', 129, 'fujian', {color: 'apricot'}],
        ['swiftdeer', '足球', 'Football', 109, 'fujian', {kind: 'football', color: 'white'}],
      ],
      variants: [
        ['5号 青少年', 'size 5, junior', 0, 'apricot', {age: ['6-12岁', '6–12 years']}],
        ['标准', 'full size', 20, 'apricot'],
      ],
    },
  ],
};

export const toys: Department = {
  slug: 'toys',
  name: ['玩具', 'Toys'],
  leaves: [
    {
      slug: 'blocks',
      name: ['积木拼搭', 'Building Blocks'],
      kind: 'blocks',
      title: ['{brand} {series}积木 {variant}', '{brand} {series} Blocks, {variant}'],
      blurb: ['边角圆滑，颗粒咬合紧，配中英文说明书。', 'Smooth edges, a firm fit and instructions in two languages.'],
      lines: [
        ['blockville', '老街', 'Old Street', 199, 'guangdong', {attributes: {age: ['6-12岁', '6–12 years']}}],
        ['blockville', '大颗粒农场', 'Big-Brick Farm', 129, 'guangdong', {attributes: {age: ['1-3岁', '1–3 years']}}],
        [
          'blockville',
          '榉木',
          'Beech',
          169,
          'zhejiang',
          {attributes: {age: ['1-3岁', '1–3 years'], material: 'beech'}},
        ],
      ],
      variants: [
        ['入门装', 'starter box', 0, 'sky', {size: ['入门装', 'Starter']}],
        ['豪华装', 'deluxe box', 160, 'coral', {size: ['豪华装', 'Deluxe'], occasion: 'gift'}],
      ],
    },
    {
      slug: 'plush',
      name: ['毛绒玩具', 'Soft Toys'],
      kind: 'bear',
      title: ['{brand} {series} {variant}', '{brand} {series}, {variant}'],
      blurb: ['可机洗，眼睛绣制，宝宝咬也放心。', 'Machine-washable, with stitched eyes that are safe to chew.'],
      attributes: {material: 'plush', age: ['0-6岁', '0–6 years']},
      lines: [
        ['bearlane', '抱抱熊', 'Hugging Bear', 89, 'jiangsu'],
        ['bearlane', '长耳兔', 'Long-Eared Rabbit', 79, 'jiangsu', {kind: 'rabbit'}],
        [
          'cottonhill',
          '安抚小熊',
          'Comfort Bear',
          59,
          'zhejiang',
          {attributes: {age: ['0-3岁', '0–3 years'], occasion: 'newborn'}},
        ],
      ],
      variants: [
        ['焦糖色 30厘米', 'Caramel, 30 cm', 0, 'caramel', {size: ['30厘米', '30 cm']}],
        ['奶油白 30厘米', 'Cream, 30 cm', 0, 'cream', {size: ['30厘米', '30 cm']}],
        ['樱花粉 60厘米', 'Blush, 60 cm', 70, 'blush', {size: ['60厘米', '60 cm'], occasion: 'gift'}],
      ],
    },
    {
      slug: 'puzzles',
      name: ['益智木玩', 'Wooden Play'],
      kind: 'train',
      title: ['{brand} {series} {variant}', '{brand} {series}, {variant}'],
      blurb: ['榉木打磨三遍，水性漆。', 'Beech sanded three times, water-based paint.'],
      attributes: {material: 'beech'},
      lines: [
        ['blockville', '小火车', 'Little Train', 139, 'zhejiang', {attributes: {age: ['3-6岁', '3–6 years']}}],
        [
          'bearlane',
          '认知叠叠乐',
          'Stacking Rings',
          69,
          'zhejiang',
          {attributes: {age: ['0-3岁', '0–3 years']}, kind: 'rings'},
        ],
      ],
      variants: [
        ['彩虹色', 'rainbow', 0, 'coral'],
        ['原木色', 'natural', 10, 'wood'],
      ],
    },
  ],
};

export const books: Department = {
  slug: 'books',
  name: ['图书', 'Books'],
  leaves: [
    {
      slug: 'picture-books',
      name: ['绘本', 'Picture Books'],
      kind: 'book',
      title: ['《{series}》绘本 {variant}', '{series}, picture book, {variant}'],
      blurb: ['适合睡前一起读，附导读页。', 'For reading together at bedtime, with notes for parents.'],
      attributes: {age: ['3-6岁', '3–6 years'], material: 'paper'},
      lines: [
        ['morningpress', '月亮掉进了面碗', 'The Moon Fell in My Noodles', 39, 'beijing', {color: 'navy'}],
        ['morningpress', '奶奶的樱桃树', 'Grandma’s Cherry Tree', 36, 'beijing', {color: 'coral'}],
        ['morningpress', '小熊不想睡', 'Little Bear Won’t Sleep', 42, 'shanghai', {color: 'caramel'}],
        ['morningpress', '一只苹果去旅行', 'An Apple Goes Traveling', 38, 'shanghai', {color: 'lime'}],
        ['morningpress', '雨天的地铁', 'The Rainy-Day Metro', 45, 'guangdong', {color: 'mist'}],
      ],
      variants: [
        ['平装', 'paperback', 0, 'sky', {size: ['平装', 'Paperback']}],
        ['精装', 'hardcover', 20, 'sky', {size: ['精装', 'Hardcover']}],
      ],
    },
    {
      slug: 'novels',
      name: ['小说', 'Fiction'],
      kind: 'book',
      title: ['《{series}》长篇小说 {variant}', '{series}, a novel, {variant}'],
      blurb: ['本店编辑部推荐。', 'A pick of our own editors.'],
      attributes: {material: 'paper'},
      lines: [
        ['morningpress', '橱窗里的人', 'The People in the Window', 49, 'beijing', {color: 'wine'}],
        ['morningpress', '南方车站的夏天', 'Summer at South Station', 45, 'beijing', {color: 'mustard'}],
        ['morningpress', '第十三封没有寄出的信', 'The Thirteenth Unsent Letter', 52, 'shanghai', {color: 'mist'}],
        ['morningpress', '瓷器修补师', 'The Porcelain Mender', 56, 'jiangxi', {color: 'sage'}],
      ],
      variants: [
        ['平装', 'paperback', 0, 'wine', {size: ['平装', 'Paperback']}],
        ['布面精装', 'cloth-bound', 40, 'wine', {size: ['精装', 'Hardcover'], occasion: 'gift'}],
      ],
    },
    {
      slug: 'handbooks',
      name: ['生活手册', 'Handbooks'],
      kind: 'book',
      title: ['《{series}》 {variant}', '{series}, {variant}'],
      blurb: ['步骤配图，翻开就能做。', 'Every step has its picture; open it and begin.'],
      attributes: {material: 'paper'},
      lines: [
        [
          'morningpress',
          '新手爸妈第一年',
          'The First Year for New Parents',
          58,
          'beijing',
          {color: 'blush', attributes: {occasion: 'newborn'}},
        ],
        ['morningpress', '四季家常菜', 'Home Cooking in Four Seasons', 62, 'beijing', {color: 'coral'}],
        ['morningpress', '一个人的茶席', 'Tea for One', 48, 'fujian', {color: 'green'}],
        ['morningpress', '周末露营指南', 'Weekend Camping', 46, 'shanghai', {color: 'mustard'}],
      ],
      variants: [['平装', 'paperback', 0, 'coral', {size: ['平装', 'Paperback']}]],
    },
  ],
};

export const gifts: Department = {
  slug: 'gifts',
  name: ['礼物', 'Gifts'],
  leaves: [
    {
      slug: 'gift-boxes',
      name: ['礼盒', 'Gift Boxes'],
      kind: 'giftbox',
      title: ['{brand} {series}礼盒 {variant}', '{brand} {series} Gift Box, {variant}'],
      blurb: ['附手写贺卡，不放价签，可指定送达日。', 'With a handwritten card, no price tag and the day you choose.'],
      attributes: {occasion: 'gift'},
      lines: [
        ['windowgift', '好茶好礼', 'Good Tea', 268, 'fujian', {color: 'green'}],
        [
          'windowgift',
          '满月',
          'Full Moon Baby',
          399,
          'zhejiang',
          {color: 'blush', attributes: {age: ['0-1岁', '0–1 year']}},
        ],
        ['windowgift', '乔迁', 'Housewarming', 329, 'jiangsu', {color: 'red'}],
        ['plumlane', '团圆点心', 'Reunion Pastries', 188, 'guangdong', {color: 'mustard'}],
      ],
      variants: [
        ['标准', 'standard', 0, 'red', {size: ['标准', 'Standard']}],
        ['尊享', 'deluxe', 180, 'red', {size: ['尊享', 'Deluxe']}],
      ],
    },
    {
      slug: 'candles',
      name: ['香薰蜡烛', 'Scented Candles'],
      kind: 'candle',
      title: ['{brand} {series}香薰蜡烛 {variant}', '{brand} {series} Scented Candle, {variant}'],
      blurb: ['大豆蜡与棉芯，燃烧四十小时。', 'Soy wax and a cotton wick, forty hours of burning.'],
      attributes: {material: 'soy', handling: 'fragile', occasion: 'gift'},
      lines: [
        ['windowgift', '桂花巷', 'Osmanthus Lane', 129, 'shanghai', {color: 'mustard'}],
        ['huaxu', '雨后竹林', 'Bamboo After Rain', 159, 'shanghai', {color: 'sage'}],
        ['mossdew', '雪松', 'Cedar', 99, 'guangdong', {color: 'green'}],
      ],
      variants: [
        ['180克', '180 g', 0, 'sage', {size: ['180克', '180 g']}],
        ['320克三芯', '320 g, three wicks', 80, 'sage', {size: ['320克', '320 g']}],
      ],
    },
    {
      slug: 'vases',
      name: ['花瓶花艺', 'Vases & Flowers'],
      kind: 'vase',
      title: ['{brand} {series} {variant}', '{brand} {series}, {variant}'],
      blurb: ['配一束干花，摆上就是一角风景。', 'Comes with dried flowers: a corner made pretty.'],
      attributes: {handling: 'fragile', occasion: 'gift'},
      lines: [
        ['qingyao', '青瓷花瓶', 'Celadon Vase', 168, 'zhejiang', {attributes: {material: 'celadon'}, color: 'sage'}],
        ['clearriver', '玻璃花瓶', 'Glass Vase', 99, 'hebei', {attributes: {material: 'glass'}, color: 'sky'}],
        [
          'tangxiao',
          '白瓷花瓶',
          'White Porcelain Vase',
          139,
          'fujian',
          {attributes: {material: 'whiteporcelain'}, color: 'white'},
        ],
      ],
      variants: [
        ['小号', 'small', 0, 'sage', {size: ['小号', 'Small']}],
        ['大号', 'large', 80, 'sage', {size: ['大号', 'Large']}],
      ],
    },
  ],
};
