import type {Department} from './ware.ts';

export const women: Department = {
  slug: 'women',
  name: ['女装', 'Women'],
  leaves: [
    {
      slug: 'dresses',
      name: ['连衣裙', 'Dresses'],
      kind: 'dress',
      title: ['{brand} {series}连衣裙 {variant}', '{brand} {series} Dress, {variant}'],
      blurb: ['版型修身不紧绷，侧边有口袋。', 'Shaped without squeezing, and it has pockets.'],
      lines: [
        ['qiaoyi', '茶歇', 'Tea Break', 329, 'zhejiang', {attributes: {material: 'cotton', season: 'summer'}}],
        ['qiaoyi', '针织长款', 'Knit Maxi', 459, 'zhejiang', {attributes: {material: 'wool', season: 'winter'}}],
        ['wanxi', '麻衣', 'Flax', 399, 'guangdong', {attributes: {material: 'linen', season: 'summer'}}],
        ['wanxi', '真丝吊带', 'Silk Slip', 899, 'zhejiang', {attributes: {material: 'silk', season: 'summer'}}],
        ['beifeng', '衬衫式', 'Shirt', 259, 'jiangsu', {attributes: {material: 'cotton', season: 'spring'}}],
      ],
      variants: [
        ['豆沙粉', 'Dusty Rose', 0, 'rose'],
        ['藏青', 'Navy', 0, 'navy'],
        ['鼠尾草绿', 'Sage', 0, 'sage'],
        ['姜黄', 'Mustard', 0, 'mustard'],
      ],
      per: 3,
    },
    {
      slug: 'women-knitwear',
      name: ['女士针织衫', 'Women’s Knitwear'],
      kind: 'sweater',
      title: ['{brand} {series}女士针织衫 {variant}', '{brand} {series} Women’s Sweater, {variant}'],
      blurb: ['十二针细织，不扎不起球。', 'Fine twelve-gauge knit that neither itches nor pills.'],
      attributes: {season: 'winter'},
      lines: [
        ['wanxi', '羊绒圆领', 'Cashmere Crew', 899, 'innermongolia', {attributes: {material: 'cashmere'}}],
        ['qiaoyi', '麻花', 'Cable', 369, 'zhejiang', {attributes: {material: 'wool'}}],
        ['beifeng', '基础', 'Basic', 199, 'jiangsu', {attributes: {material: 'cotton'}}],
      ],
      variants: [
        ['燕麦色', 'Oatmeal', 0, 'oat'],
        ['酒红', 'Wine', 0, 'wine'],
        ['雾霾蓝', 'Mist Blue', 0, 'mist'],
      ],
    },
    {
      slug: 'women-coats',
      name: ['女士大衣', 'Women’s Coats'],
      kind: 'coat',
      title: ['{brand} {series}女士大衣 {variant}', '{brand} {series} Women’s Coat, {variant}'],
      blurb: ['双面手工缝制，轻盈保暖。', 'Double-faced and hand-finished: light and warm.'],
      attributes: {season: 'winter'},
      lines: [
        ['wanxi', '双面呢', 'Double-Faced', 1599, 'zhejiang', {attributes: {material: 'wool'}}],
        ['beifeng', '轻暖鹅绒', 'Light Down', 899, 'jiangsu', {attributes: {material: 'goosedown'}}],
        ['qiaoyi', '风衣', 'Trench', 699, 'zhejiang', {attributes: {material: 'cotton', season: 'spring'}}],
      ],
      variants: [
        ['焦糖色', 'Caramel', 0, 'caramel'],
        ['浅灰', 'Light Grey', 0, 'grey'],
      ],
    },
  ],
};

export const men: Department = {
  slug: 'men',
  name: ['男装', 'Men'],
  leaves: [
    {
      slug: 'shirts',
      name: ['男士衬衫', 'Men’s Shirts'],
      kind: 'shirt',
      title: ['{brand} {series}男士衬衫 {variant}', '{brand} {series} Men’s Shirt, {variant}'],
      blurb: ['免烫工艺，领口挺而不硬。', 'Easy-iron, with a collar that stands without being stiff.'],
      lines: [
        ['luoke', '牛津纺', 'Oxford', 229, 'zhejiang', {attributes: {material: 'cotton'}}],
        ['luoke', '长绒棉', 'Long-Staple', 359, 'xinjiang', {attributes: {material: 'longstaple'}}],
        ['beifeng', '夏麻', 'Summer Linen', 269, 'jiangsu', {attributes: {material: 'linen', season: 'summer'}}],
        ['suhe', '竹纤维', 'Bamboo', 139, 'hebei', {attributes: {material: 'bamboo', season: 'summer'}}],
      ],
      variants: [
        ['云朵白', 'Cloud White', 0, 'white'],
        ['晴空蓝', 'Sky Blue', 0, 'sky'],
        ['藏青', 'Navy', 10, 'navy'],
      ],
    },
    {
      slug: 'trousers',
      name: ['男士裤子', 'Men’s Trousers'],
      kind: 'trousers',
      title: ['{brand} {series}男士长裤 {variant}', '{brand} {series} Men’s Trousers, {variant}'],
      blurb: ['微弹面料，久坐不勒。', 'A little stretch for long days at the desk.'],
      lines: [
        ['luoke', '直筒', 'Straight', 259, 'guangdong', {attributes: {material: 'cotton'}}],
        ['beifeng', '牛仔', 'Jeans', 299, 'guangdong', {attributes: {material: 'denim'}, color: 'navy'}],
        ['beifeng', '灯芯绒', 'Corduroy', 279, 'jiangsu', {attributes: {material: 'corduroy', season: 'winter'}}],
        ['swiftdeer', '运动束脚', 'Track', 179, 'fujian', {attributes: {material: 'polyester'}}],
      ],
      variants: [
        ['炭灰', 'Charcoal', 0, 'charcoal'],
        ['燕麦色', 'Oatmeal', 0, 'oat'],
      ],
    },
    {
      slug: 'jackets',
      name: ['男士外套', 'Men’s Jackets'],
      kind: 'jacket',
      title: ['{brand} {series}男士外套 {variant}', '{brand} {series} Men’s Jacket, {variant}'],
      blurb: ['防泼水，四袋设计，通勤周末都能穿。', 'Sheds rain, four pockets, for weekdays and weekends.'],
      lines: [
        ['luoke', '飞行员', 'Bomber', 499, 'zhejiang', {attributes: {material: 'polyester', season: 'spring'}}],
        ['beifeng', '鹅绒', 'Down', 999, 'jiangsu', {attributes: {material: 'goosedown', season: 'winter'}}],
        ['wildtent', '冲锋衣', 'Shell', 699, 'fujian', {attributes: {material: 'polyester', season: 'all'}}],
      ],
      variants: [
        ['松针绿', 'Pine Green', 0, 'green'],
        ['曜石黑', 'Obsidian', 0, 'black'],
        ['焦糖色', 'Caramel', 0, 'caramel'],
      ],
      per: 2,
    },
  ],
};

export const beauty: Department = {
  slug: 'beauty',
  name: ['美妆个护', 'Beauty'],
  leaves: [
    {
      slug: 'skincare',
      name: ['面部护肤', 'Skincare'],
      kind: 'cream',
      title: ['{brand} {series}{variant}', '{brand} {series} {variant}'],
      blurb: ['敏感肌可用，不含酒精与香精。', 'For sensitive skin: no alcohol, no fragrance.'],
      lines: [
        ['mossdew', '青苔舒缓', 'Moss Calming', 168, 'guangdong', {color: 'sage'}],
        ['mossdew', '晨露保湿', 'Dew Hydrating', 128, 'shanghai', {color: 'sky'}],
        ['huaxu', '山茶花', 'Camellia', 238, 'yunnan', {color: 'blush'}],
        ['huaxu', '夜来香修护', 'Night Jasmine Repair', 398, 'france', {color: 'lilac'}],
        [
          'softsprout',
          '婴儿倍润',
          'Baby Rich',
          89,
          'japan',
          {color: 'cream', attributes: {age: ['0-3岁', '0–3 years']}},
        ],
      ],
      variants: [
        ['面霜 50克', 'Cream, 50 g', 0, 'sage', {size: ['50克', '50 g']}],
        ['精华 30毫升', 'Serum, 30 ml', 60, 'sage', {size: ['30毫升', '30 ml']}],
      ],
    },
    {
      slug: 'lipstick',
      name: ['口红', 'Lipstick'],
      kind: 'lipstick',
      title: ['{brand} {series}口红 {variant}', '{brand} {series} Lipstick, {variant}'],
      blurb: ['一抹显色，干爽不沾杯。', 'Color in one stroke, and it stays off the cup.'],
      lines: [
        ['huaxu', '丝绒', 'Velvet', 129, 'shanghai'],
        ['huaxu', '水光', 'Gloss', 109, 'shanghai'],
        ['mossdew', '植物', 'Botanical', 89, 'guangdong'],
      ],
      variants: [
        ['中国红', 'China Red', 0, 'red'],
        ['豆沙', 'Dusty Rose', 0, 'rose'],
        ['珊瑚橘', 'Coral', 0, 'coral'],
        ['酒红', 'Wine', 0, 'wine'],
      ],
      per: 3,
    },
    {
      slug: 'haircare',
      name: ['洗发沐浴', 'Hair & Body'],
      kind: 'pump',
      title: ['{brand} {series} {variant}', '{brand} {series}, {variant}'],
      blurb: ['氨基酸表活，温和不假滑。', 'Amino-acid cleansers, gentle and honest.'],
      lines: [
        ['mossdew', '生姜洗发水', 'Ginger Shampoo', 69, 'guangdong', {color: 'mustard'}],
        ['mossdew', '雪松沐浴露', 'Cedar Body Wash', 59, 'guangdong', {color: 'green'}],
        ['huaxu', '桂花护发素', 'Osmanthus Conditioner', 79, 'shanghai', {color: 'apricot'}],
        [
          'softsprout',
          '婴儿洗发沐浴二合一',
          'Baby 2-in-1 Wash',
          65,
          'japan',
          {color: 'sky', attributes: {age: ['0-3岁', '0–3 years']}},
        ],
      ],
      variants: [
        ['300毫升', '300 ml', 0, 'mint', {size: ['300毫升', '300 ml']}],
        ['500毫升', '500 ml', 25, 'mint', {size: ['500毫升', '500 ml']}],
      ],
    },
  ],
};
