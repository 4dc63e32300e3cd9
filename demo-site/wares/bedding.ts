import type {Department} from './ware.ts';

export const bedding: Department = {
  slug: 'bedding',
  name: ['床品家纺', 'Bedding'],
  leaves: [
    {
      slug: 'bed-sets',
      name: ['床上三件套', '3-Piece Bed Sets'],
      kind: 'bedset',
      title: [
        '{brand} {series}{material}床上三件套 {variant}',
        '{brand} {series} 3-Piece {material} Bed Set, {variant}',
      ],
      blurb: [
        '被套、床单、枕套一次配齐。活性印染，水洗不易褪色，贴身亲肤，单人床与学生床都合适。',
        'Duvet cover, sheet and pillowcase in one go. Reactive dyes that survive the wash, soft from the first night.',
      ],
      lines: [
        ['zhiyue', '月白', 'Moonwhite', 199, 'jiangsu', {attributes: {material: 'cotton'}}],
        ['zhiyue', '锦书', 'Brocade', 459, 'jiangsu', {attributes: {material: 'longstaple'}}],
        ['sleephill', '山眠', 'Hillside', 269, 'shandong', {attributes: {material: 'cotton'}}],
        ['sleephill', '暖绒', 'Warmpile', 229, 'shandong', {attributes: {material: 'flannel', season: 'winter'}}],
        ['nanyu', '海岸线', 'Shoreline', 389, 'zhejiang', {attributes: {material: 'linen', season: 'summer'}}],
        ['nanyu', '丝语', 'Silkwhisper', 1299, 'zhejiang', {attributes: {material: 'silk', occasion: 'gift'}}],
        ['suhe', '素日', 'Plainday', 129, 'hebei', {attributes: {material: 'microfiber'}}],
        ['suhe', '竹清', 'Bamboo Breeze', 179, 'hebei', {attributes: {material: 'bamboo', season: 'summer'}}],
        ['findcotton', '新疆棉', 'Xinjiang Harvest', 329, 'xinjiang', {attributes: {material: 'longstaple'}}],
        ['luoyun', '天际', 'Skyline', 529, 'jiangsu', {attributes: {material: 'tencel', season: 'summer'}}],
        ['tangxiao', '棠园', 'Begonia Garden', 239, 'sichuan', {attributes: {material: 'cotton'}}],
      ],
      variants: [
        ['雾霾蓝 1.2米床', 'Mist Blue, 120 cm', 0, 'mist', {size: ['1.2米床', '120 cm bed']}],
        ['奶油白 1.5米床', 'Cream, 150 cm', 40, 'cream', {size: ['1.5米床', '150 cm bed']}],
        ['鼠尾草绿 1.2米床', 'Sage, 120 cm', 0, 'sage', {size: ['1.2米床', '120 cm bed']}],
        ['豆沙粉 1.5米床', 'Dusty Rose, 150 cm', 40, 'rose', {size: ['1.5米床', '150 cm bed']}],
        ['炭灰 1.2米床', 'Charcoal, 120 cm', 10, 'charcoal', {size: ['1.2米床', '120 cm bed']}],
        ['丁香紫 1.5米床', 'Lilac, 150 cm', 50, 'lilac', {size: ['1.5米床', '150 cm bed']}],
        ['杏色 1.2米床', 'Apricot, 120 cm', 0, 'apricot', {size: ['1.2米床', '120 cm bed']}],
      ],
      per: 4,
    },
    {
      slug: 'quilts',
      name: ['被子', 'Duvets'],
      kind: 'quilt',
      title: ['{brand} {series}{material}被 {variant}', '{brand} {series} {material} Duvet, {variant}'],
      blurb: ['立体绗缝，填充不跑位，轻而暖。', 'Box-stitched so the filling stays where it belongs: light and warm.'],
      lines: [
        ['sleephill', '初雪', 'First Snow', 899, 'shandong', {attributes: {material: 'goosedown', season: 'winter'}}],
        ['zhiyue', '蚕语', 'Cocoon', 1099, 'jiangsu', {attributes: {material: 'silk', season: 'spring'}}],
        ['suhe', '轻夏', 'Light Summer', 159, 'hebei', {attributes: {material: 'cotton', season: 'summer'}}],
        ['findcotton', '棉花田', 'Cotton Field', 359, 'xinjiang', {attributes: {material: 'cotton', season: 'winter'}}],
      ],
      variants: [
        ['150×200厘米', '150 × 200 cm', 0, 'white', {size: ['150×200厘米', '150 × 200 cm']}],
        ['200×230厘米', '200 × 230 cm', 120, 'cream', {size: ['200×230厘米', '200 × 230 cm']}],
        ['220×240厘米', '220 × 240 cm', 200, 'mist', {size: ['220×240厘米', '220 × 240 cm']}],
      ],
      per: 2,
    },
    {
      slug: 'pillows',
      name: ['枕头', 'Pillows'],
      kind: 'pillow',
      title: ['{brand} {series}{material}枕 {variant}', '{brand} {series} {material} Pillow, {variant}'],
      blurb: [
        '按颈椎曲线分区承托，枕套可拆洗。',
        'Zoned support that follows your neck; the cover comes off for washing.',
      ],
      lines: [
        ['sleephill', '云枕', 'Cloudrest', 129, 'shandong', {attributes: {material: 'cotton'}}],
        ['nanyu', '森眠', 'Forest Sleep', 259, 'thailand', {attributes: {material: 'latex'}}],
        ['luoyun', '轻羽', 'Featherlight', 329, 'jiangsu', {attributes: {material: 'goosedown'}}],
        ['suhe', '安枕', 'Easy Night', 69, 'hebei', {attributes: {material: 'microfiber'}}],
      ],
      variants: [
        ['低枕', 'low', 0, 'white', {size: ['低枕', 'Low']}],
        ['高枕', 'high', 20, 'sky', {size: ['高枕', 'High']}],
      ],
    },
    {
      slug: 'blankets',
      name: ['毛毯', 'Blankets'],
      kind: 'blanket',
      title: ['{brand} {series}{material}毯 {variant}', '{brand} {series} {material} Blanket, {variant}'],
      blurb: ['沙发上、午睡时、露营夜，一条就够。', 'For the sofa, the nap or a night by the tent: one is enough.'],
      attributes: {season: 'winter'},
      lines: [
        ['nanyu', '牧场', 'Pasture', 499, 'innermongolia', {attributes: {material: 'wool'}}],
        ['tangxiao', '暖冬', 'Warm Winter', 139, 'zhejiang', {attributes: {material: 'flannel'}}],
        [
          'luoyun',
          '羊绒时光',
          'Cashmere Hours',
          1580,
          'innermongolia',
          {attributes: {material: 'cashmere', occasion: 'gift'}},
        ],
      ],
      variants: [
        ['焦糖色', 'Caramel', 0, 'caramel'],
        ['燕麦色', 'Oatmeal', 0, 'oat'],
        ['松针绿', 'Pine Green', 20, 'green'],
      ],
    },
  ],
};
