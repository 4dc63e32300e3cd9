import type {StageRule, StageSignal} from './catalog.ts';

const list = (words: string): string[] => words.split(', ');
const signal = (weight: number, words: string): StageSignal => ({weight, words: list(words)});

/**
 * What the product knows of stages of life before a shop adds to it. A signal's weight is how far plenty of it alone would
 * speak for the stage; wares that many others buy too weigh little. What tells of somebody's body or health is sensitive
 * (PIPL art. 28, GDPR art. 9). Words are in the languages of the product; a shop of another adds its own.
 */
export const STAGE_RULES: Readonly<Record<string, StageRule>> = {
  'new-parent': {
    name: {'zh-CN': '新手父母', en: 'New parent'},
    halfLifeDays: 45,
    not: list('中老年, 成人, 孕妇, 宠物, 玩偶, 过家家, adult, pet, dog, doll, pretend play'),
    signals: {
      formula: signal(0.9, '婴儿奶粉, 配方奶粉, 羊奶粉, infant formula, baby formula'),
      diapers: signal(0.9, '纸尿裤, 尿不湿, 拉拉裤, diaper, nappy, nappies, training pants'),
      feeding: signal(0.9, '奶瓶, 奶嘴, 吸奶器, 辅食, baby bottle, pacifier, breast pump, baby food'),
      clothes: signal(
        0.7,
        '连体衣, 哈衣, 爬服, 包屁衣, 婴儿服, 婴儿衣, 婴儿装, onesie, bodysuit, romper, baby clothes, babywear, sleepsuit, swaddle',
      ),
      transport: signal(0.8, '婴儿推车, 婴儿车, 婴儿背带, 安全座椅, stroller, pram, baby carrier, child car seat'),
      sleep: signal(0.8, '婴儿床, 婴儿睡袋, 婴儿寝具, crib, bassinet, baby bed, sleep sack, baby monitor'),
      care: signal(0.6, '婴儿湿巾, 护臀膏, 爽身粉, 婴儿洗护, baby wipes, diaper cream, baby lotion, baby bath'),
      shelf: signal(0.4, '母婴, 婴儿, 新生儿, 婴幼儿, newborn, infant, baby'),
    },
  },
  expecting: {
    name: {'zh-CN': '孕期', en: 'Expecting a child'},
    sensitive: true,
    halfLifeDays: 45,
    signals: {
      clothes: signal(0.9, '孕妇装, 孕妇裤, 孕妇裙, 托腹, 防辐射服, maternity'),
      health: signal(0.9, '叶酸, 孕妇奶粉, 孕期营养, folic acid, prenatal'),
      comfort: signal(0.8, '孕妇枕, 妊娠, pregnancy pillow, stretch mark'),
      birth: signal(0.9, '待产包, 产褥垫, 月子服, hospital bag, postpartum'),
      test: signal(0.7, '验孕棒, 早早孕, 胎心仪, 排卵试纸, pregnancy test, ovulation test'),
      words: signal(0.6, '孕妇, 孕期, 怀孕, 备孕, pregnancy, pregnant'),
    },
  },
  'young-child': {
    name: {'zh-CN': '幼儿家长', en: 'Parent of a young child'},
    halfLifeDays: 90,
    not: list('宠物, 猫咪, 狗狗, pet, dog, cat'),
    signals: {
      toys: signal(0.7, '积木, 早教, 益智玩具, 过家家, building block, pretend play'),
      books: signal(0.7, '绘本, 童书, 点读笔, picture book, board book'),
      clothes: signal(0.7, '童装, 童鞋, kids clothing, kids shoes, toddler shoes'),
      ride: signal(0.8, '平衡车, 儿童三轮车, 儿童滑板车, balance bike, tricycle, kids scooter'),
      table: signal(0.8, '儿童餐椅, 儿童餐具, 学饮杯, 儿童马桶, high chair, sippy cup, potty'),
      words: signal(0.4, '幼儿园, 学步, 宝宝, toddler, preschool'),
    },
  },
  'school-child': {
    name: {'zh-CN': '学龄儿童家长', en: 'Parent of a school child'},
    halfLifeDays: 90,
    signals: {
      bag: signal(0.8, '学生书包, 儿童书包, school bag, school backpack'),
      desk: signal(0.8, '学习桌, 学习椅, 儿童书桌, kids desk, study desk'),
      exercises: signal(0.9, '练习册, 口算, 字帖, 教辅, 作文书, workbook, handwriting practice'),
      uniform: signal(0.8, '校服, 红领巾, 小学生, school uniform, back to school'),
    },
  },
  furnishing: {
    name: {'zh-CN': '装修或布置新家', en: 'Moving or furnishing a home'},
    halfLifeDays: 30,
    not: list('玩具, 车载, 宠物, 婴儿, 过家家, toy, dollhouse, pet, baby'),
    signals: {
      moving: signal(0.9, '搬家, 新家, 乔迁, moving box, new home, housewarming'),
      walls: signal(0.9, '乳胶漆, 墙漆, 壁纸, 墙纸, 瓷砖, 地板, 装修, wall paint, wallpaper, flooring, renovation'),
      seats: signal(0.7, '沙发, 餐椅, 茶几, sofa, couch, coffee table, dining chair'),
      storage: signal(0.6, '衣柜, 书架, 鞋柜, wardrobe, bookshelf, dresser'),
      bed: signal(0.7, '床垫, 床架, 实木床, mattress, bed frame'),
      windows: signal(0.7, '窗帘, curtain, blinds'),
      lights: signal(0.5, '吊灯, 吸顶灯, 落地灯, pendant light, ceiling light, floor lamp'),
      floor: signal(0.5, '地毯, 地垫, rug, carpet'),
    },
  },
  newlywed: {
    name: {'zh-CN': '新婚', en: 'Newlywed'},
    halfLifeDays: 45,
    signals: {
      wedding: signal(0.9, '婚庆, 婚礼, 结婚, 婚房, 新婚, wedding, bridal'),
      bedding: signal(0.8, '婚被, 喜被, wedding bedding'),
      rings: signal(0.7, '对戒, 婚戒, 钻戒, wedding band, wedding ring, engagement ring'),
      dress: signal(0.9, '婚纱, 敬酒服, 伴娘服, wedding dress, bridesmaid'),
    },
  },
  'pet-owner': {
    name: {'zh-CN': '养宠物', en: 'Pet owner'},
    halfLifeDays: 60,
    not: list('玩偶, 毛绒, plush, costume'),
    signals: {
      food: signal(0.9, '猫粮, 狗粮, 猫罐头, 狗罐头, 猫条, 宠物零食, cat food, dog food, pet food'),
      litter: signal(0.9, '猫砂, 宠物尿垫, cat litter, litter box, pee pad, poop bag'),
      walk: signal(0.8, '牵引绳, 狗绳, 宠物包, 猫包, dog leash, pet carrier'),
      home: signal(0.8, '猫爬架, 猫窝, 狗窝, 猫抓板, cat tree, dog bed, scratching post'),
      shelf: signal(0.5, '宠物, pet'),
    },
  },
  student: {
    name: {'zh-CN': '大学生', en: 'College student'},
    halfLifeDays: 60,
    not: list('小学生, 儿童, kids'),
    signals: {
      dorm: signal(0.9, '宿舍, 床帘, 上下铺, dorm, twin xl'),
      exams: signal(0.9, '考研, 雅思, 教材, toefl, textbook'),
      words: signal(0.6, '大学生, 学生党, 开学季, 军训, college, campus'),
    },
  },
  gifts: {
    name: {'zh-CN': '正在挑礼物', en: 'Looking for gifts'},
    halfLifeDays: 7,
    signals: {
      box: signal(0.7, '礼盒, 伴手礼, gift box, gift set'),
      words: signal(0.9, '送礼, 礼物, 礼品, gift, present for'),
      season: signal(0.7, '年货, 春节, 中秋, 月饼, 端午, 情人节, 母亲节, 父亲节, 圣诞, christmas, valentine'),
      wrapping: signal(0.9, '包装纸, 礼品袋, 贺卡, 丝带, wrapping paper, gift bag, greeting card, ribbon'),
    },
  },
  'elder-care': {
    name: {'zh-CN': '照顾老人', en: 'Caring for an elder'},
    sensitive: true,
    halfLifeDays: 90,
    signals: {
      walking: signal(0.9, '轮椅, 助行器, 拐杖, wheelchair, rollator, walking cane'),
      nursing: signal(0.9, '成人纸尿裤, 护理垫, 褥疮, adult diaper, bed pad'),
      bath: signal(0.9, '洗澡椅, 坐便椅, shower chair, commode, grab bar'),
      senses: signal(0.8, '助听器, 老花镜, 老人机, hearing aid, reading glasses'),
      words: signal(0.7, '中老年, 老年, 老人, senior, elderly'),
    },
  },
};

/**
 * A stage of the shop's own with one of these words is sensitive whatever the shop says of it, and so is one with a word of
 * a built-in sensitive stage. No built-in stage tells of an illness or a belief.
 */
export const SENSITIVE_WORDS: readonly string[] = list(
  '宗教, 佛教, 基督, 清真, 穆斯林, 圣经, 古兰经, 同性恋, 跨性别, 党员, 工会, 抑郁, 焦虑症, 糖尿病, 血糖, 胰岛素, 血压, 癌症, 肿瘤, 艾滋, 乙肝, 不孕, 流产, 残疾, 病人, 患者, 疾病, ' +
    'religion, religious, christian, catholic, muslim, jewish, buddhist, bible, quran, halal, kosher, gay, lesbian, transgender, lgbt, political party, trade union, ' +
    'depression, anxiety, diabetes, diabetic, glucose, insulin, blood pressure, cancer, tumor, hiv, infertility, miscarriage, disability, disabled, patient, disease',
);
