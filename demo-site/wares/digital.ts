import type {Department} from './ware.ts';

export const digital: Department = {
  slug: 'digital',
  name: ['手机数码', 'Phones & Tech'],
  leaves: [
    {
      slug: 'phones',
      name: ['手机', 'Phones'],
      kind: 'phone',
      title: ['{brand}手机 {series} {variant}', '{brand} Phone {series}, {variant}'],
      blurb: [
        '护眼屏、全天续航、三年系统更新。',
        'An easy-on-the-eyes screen, all-day battery and three years of updates.',
      ],
      lines: [
        ['greenapple', 'G1', 'G1', 2499, 'guangdong'],
        ['greenapple', 'G1 大屏版', 'G1 Plus', 3299, 'guangdong'],
        ['greenapple', '青芽', 'Sprout', 1299, 'henan'],
        ['shanlan', '远山7', 'Far Hills 7', 3999, 'guangdong'],
        ['mochi', '砚', 'Inkstone', 4999, 'sichuan'],
        ['lumen', '微光', 'Glimmer', 899, 'jiangxi'],
      ],
      variants: [
        ['128GB 嫩芽绿', '128 GB, Sprout Green', 0, 'lime', {size: ['128GB', '128 GB']}],
        ['256GB 曜石黑', '256 GB, Obsidian', 400, 'black', {size: ['256GB', '256 GB']}],
        ['256GB 月光银', '256 GB, Moonlight Silver', 400, 'silver', {size: ['256GB', '256 GB']}],
        ['512GB 丁香紫', '512 GB, Lilac', 1000, 'lilac', {size: ['512GB', '512 GB']}],
      ],
      per: 3,
    },
    {
      slug: 'phone-cases',
      name: ['手机壳', 'Phone Cases'],
      kind: 'case',
      title: ['{brand} {series}手机壳 {variant}', '{brand} {series} Phone Case, {variant}'],
      blurb: ['四角气囊，镜头高出半毫米，指纹不留。', 'Air corners, half a millimeter over the lens, no fingerprints.'],
      attributes: {material: 'silicone'},
      lines: [
        ['greenapple', 'G1 果影', 'G1 Silhouette', 89, 'guangdong'],
        ['greenapple', '青芽果影', 'Sprout Silhouette', 59, 'guangdong'],
        ['shanlan', '远山7', 'Far Hills 7', 79, 'guangdong'],
        ['mochi', '砚', 'Inkstone', 129, 'guangdong', {attributes: {material: 'leather'}}],
      ],
      variants: [
        ['嫩芽绿', 'Sprout Green', 0, 'lime'],
        ['樱花粉', 'Blush', 0, 'blush'],
        ['藏青', 'Navy', 0, 'navy'],
        ['珊瑚橘', 'Coral', 0, 'coral'],
      ],
      per: 3,
    },
    {
      slug: 'chargers',
      name: ['充电器', 'Chargers'],
      kind: 'charger',
      title: ['{brand} {series}充电器 {variant}', '{brand} {series} Charger, {variant}'],
      blurb: [
        '氮化镓小体积，手机平板笔记本一头搞定。',
        'Gallium nitride keeps it small: one plug for phone, tablet and laptop.',
      ],
      lines: [
        ['greenapple', '果速', 'Quickbite', 129, 'guangdong'],
        ['lumen', '星点', 'Stardot', 79, 'guangdong'],
        ['shanlan', '岩石', 'Rock', 159, 'guangdong'],
        ['mochi', '三口', 'Trio', 199, 'guangdong'],
      ],
      variants: [
        ['35瓦 白', '35 W, White', 0, 'white', {size: ['35瓦', '35 W']}],
        ['67瓦 黑', '67 W, Black', 60, 'black', {size: ['67瓦', '67 W']}],
      ],
    },
    {
      slug: 'earphones',
      name: ['耳机', 'Earphones'],
      kind: 'earbuds',
      title: ['{brand} {series}耳机 {variant}', '{brand} {series} Earphones, {variant}'],
      blurb: ['主动降噪，佩戴一整天也不压耳。', 'Noise canceling you can wear all day.'],
      lines: [
        ['greenapple', '果核', 'Core', 599, 'guangdong'],
        ['lumen', '萤火', 'Firefly', 199, 'jiangxi'],
        ['shanlan', '松涛头戴式', 'Pinewave Over-Ear', 899, 'guangdong', {kind: 'headphones'}],
        ['mochi', '留白头戴式', 'Blank Over-Ear', 1499, 'sichuan', {kind: 'headphones'}],
      ],
      variants: [
        ['云朵白', 'Cloud White', 0, 'white'],
        ['曜石黑', 'Obsidian', 0, 'black'],
        ['雾霾蓝', 'Mist Blue', 20, 'mist'],
      ],
    },
  ],
};
