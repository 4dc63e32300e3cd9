import type {StageRule, StageSignal} from './catalog.ts';

const signal = (weight: number, words: string): StageSignal => ({weight, words: words.split(', ')});

/**
 * What the product knows of stages of life before a shop adds to it. A signal's weight is how far plenty of it alone would
 * speak for the stage; wares that many others buy too weigh little. What tells of somebody's body or health is sensitive
 * (PIPL art. 28, GDPR art. 9). Words are in the languages of the product; a shop of another adds its own.
 */
export const STAGE_RULES: Readonly<Record<string, StageRule>> = {
  'new-parent': {
    name: {'zh-CN': '新手父母', en: 'New parent'},
    halfLifeDays: 45,
    not: '中老年, 成人, 孕妇, 宠物, 玩偶, 过家家, adult, pet, dog, doll, pretend play'.split(', '),
    signals: {
      formula: signal(
        0.9,
        '婴儿奶粉, 配方奶粉, 婴幼儿奶粉, 宝宝奶粉, 羊奶粉, infant formula, baby formula, infant milk',
      ),
      diapers: signal(0.9, '纸尿裤, 尿不湿, 拉拉裤, 纸尿片, 隔尿垫, diaper, nappy, nappies, training pants'),
      feeding: signal(
        0.9,
        '奶瓶, 奶嘴, 吸奶器, 储奶袋, 消毒器, 暖奶器, 米粉, 辅食, baby bottle, pacifier, breast pump, bottle warmer, baby food, bib',
      ),
      clothes: signal(
        0.7,
        '婴儿连体衣, 连体衣, 哈衣, 爬服, 包屁衣, 婴儿服, 婴儿衣服, 婴儿装, 宝宝衣服, 新生儿衣服, 婴幼儿服饰, 包被, 婴儿袜, onesie, bodysuit, romper, baby clothes, babywear, baby clothing, sleepsuit, swaddle',
      ),
      transport: signal(
        0.8,
        '婴儿推车, 婴儿车, 婴儿背带, 腰凳, 提篮, 安全座椅, stroller, pram, baby carrier, infant car seat, child car seat',
      ),
      sleep: signal(
        0.8,
        '婴儿床, 婴儿睡袋, 婴儿床上, 婴儿床品, 婴儿寝具, 婴儿枕, crib, bassinet, baby bed, baby bedding, sleep sack, baby monitor',
      ),
      care: signal(
        0.6,
        '婴儿湿巾, 护臀膏, 爽身粉, 婴儿洗护, 婴儿沐浴, baby wipes, diaper cream, baby lotion, baby bath',
      ),
      shelf: signal(0.4, '母婴, 婴儿, 新生儿, 婴童, 婴幼儿, newborn, infant, baby, babies'),
    },
  },
  expecting: {
    name: {'zh-CN': '孕期', en: 'Expecting a child'},
    sensitive: true,
    halfLifeDays: 45,
    signals: {
      clothes: signal(0.9, '孕妇装, 孕妇裤, 孕妇裙, 孕妇内衣, 托腹, 防辐射服, maternity, pregnancy pants'),
      health: signal(0.9, '叶酸, 孕妇奶粉, 孕妇dha, 孕期营养, folic acid, prenatal, prenatal vitamin'),
      comfort: signal(0.8, '孕妇枕, 妊娠纹, 妊娠油, pregnancy pillow, stretch mark'),
      birth: signal(0.9, '待产包, 产褥垫, 月子服, 产妇卫生巾, hospital bag, postpartum'),
      test: signal(0.7, '验孕棒, 早早孕, 胎心仪, 排卵试纸, pregnancy test, fetal doppler, ovulation test'),
      words: signal(0.6, '孕妇, 孕期, 怀孕, 备孕, pregnancy, pregnant'),
    },
  },
  'young-child': {
    name: {'zh-CN': '幼儿家长', en: 'Parent of a young child'},
    halfLifeDays: 90,
    not: '宠物, 猫咪, 狗狗, pet, dog, cat'.split(', '),
    signals: {
      toys: signal(
        0.7,
        '积木, 早教玩具, 益智玩具, 过家家, 拼图玩具, 沙滩玩具, 磁力片, building block, educational toy, toddler toy, pretend play, magnetic tiles',
      ),
      books: signal(0.7, '绘本, 童书, 儿歌, 早教机, 点读笔, picture book, board book, nursery rhyme'),
      clothes: signal(
        0.7,
        '童装, 儿童外套, 儿童裤, 童鞋, 学步鞋, kids clothing, toddler clothes, kids shoes, toddler shoes',
      ),
      ride: signal(0.8, '平衡车, 滑步车, 儿童三轮车, 儿童滑板车, balance bike, tricycle, kids scooter'),
      table: signal(0.8, '儿童餐椅, 宝宝餐椅, 儿童餐具, 学饮杯, 坐便器儿童, 儿童马桶, high chair, sippy cup, potty'),
      care: signal(0.6, '儿童牙刷, 儿童牙膏, 儿童洗发, kids toothbrush, kids toothpaste, kids shampoo'),
      words: signal(0.4, '幼儿园, 学步, 宝宝, toddler, preschool'),
    },
  },
  'school-child': {
    name: {'zh-CN': '学龄儿童家长', en: 'Parent of a school child'},
    halfLifeDays: 90,
    signals: {
      bag: signal(0.8, '小学生书包, 儿童书包, 双肩书包, 拉杆书包, school bag, school backpack, kids backpack'),
      desk: signal(0.8, '儿童学习桌, 学习桌, 学习椅, 儿童书桌, kids desk, study desk for kids'),
      exercises: signal(
        0.9,
        '练习册, 口算, 字帖, 小学教辅, 教辅, 课外阅读, 作文书, workbook, handwriting practice, homework',
      ),
      stationery: signal(0.5, '文具盒, 铅笔盒, 儿童文具, 水彩笔, 彩铅, 橡皮擦, pencil case, crayons, color pencils'),
      uniform: signal(0.8, '校服, 红领巾, 小学生, school uniform, back to school, elementary school'),
    },
  },
  furnishing: {
    name: {'zh-CN': '装修或布置新家', en: 'Moving or furnishing a home'},
    halfLifeDays: 30,
    not: '玩具, 车载, 宠物, 婴儿, 过家家, toy, dollhouse, pet, baby'.split(', '),
    signals: {
      moving: signal(0.9, '搬家, 搬家纸箱, 打包带, 新家, 乔迁, 入伙, moving box, packing tape, new home, housewarming'),
      paint: signal(
        0.9,
        '乳胶漆, 墙漆, 壁纸, 墙纸, 瓷砖, 地板, 装修, wall paint, wallpaper, floor tile, flooring, renovation',
      ),
      seating: signal(0.7, '沙发, 餐椅, 茶几, sofa, couch, coffee table, dining chair'),
      tables: signal(0.7, '餐桌, 书桌, 电视柜, dining table, tv stand, writing desk'),
      storage: signal(0.6, '衣柜, 书架, 鞋柜, 斗柜, wardrobe, bookshelf, bookcase, shoe cabinet, dresser'),
      bed: signal(0.7, '床垫, 床架, 双人床, 实木床, mattress, bed frame'),
      windows: signal(0.7, '窗帘, 百叶窗, 窗帘杆, curtain, blinds'),
      lights: signal(0.5, '吊灯, 吸顶灯, 落地灯, pendant light, ceiling light, chandelier, floor lamp'),
      floor: signal(0.5, '地毯, 地垫, rug, carpet'),
      appliances: signal(0.5, '冰箱, 洗衣机, 油烟机, 热水器, refrigerator, washing machine, range hood, water heater'),
    },
  },
  newlywed: {
    name: {'zh-CN': '新婚', en: 'Newlywed'},
    halfLifeDays: 45,
    signals: {
      wedding: signal(0.9, '婚庆, 婚礼, 结婚, 婚房, 新婚, wedding, bridal'),
      bedding: signal(0.8, '婚被, 喜被, 婚庆四件套, 结婚四件套, 喜庆床品, 大红四件套, 龙凤被, wedding bedding'),
      candy: signal(0.8, '喜糖, 喜糖盒, 伴手礼盒婚礼, 喜帖, 请柬, wedding favor, wedding invitation'),
      rings: signal(0.7, '对戒, 婚戒, 钻戒, wedding band, wedding ring, engagement ring'),
      dress: signal(0.9, '婚纱, 秀禾服, 敬酒服, 新娘, 伴娘服, wedding dress, bridesmaid'),
      signs: signal(0.8, '喜字, 红双喜, 双喜, 囍, just married'),
    },
  },
  'pet-owner': {
    name: {'zh-CN': '养宠物', en: 'Pet owner'},
    halfLifeDays: 60,
    not: '玩偶, 毛绒, plush, costume'.split(', '),
    signals: {
      food: signal(
        0.9,
        '猫粮, 狗粮, 猫罐头, 狗罐头, 猫条, 宠物零食, 冻干猫, cat food, dog food, pet food, dog treat, cat treat',
      ),
      litter: signal(0.9, '猫砂, 猫砂盆, 宠物尿垫, 拾便袋, cat litter, litter box, pee pad, poop bag'),
      walk: signal(0.8, '牵引绳, 狗绳, 宠物项圈, 宠物包, 猫包, dog leash, dog collar, dog harness, pet carrier'),
      home: signal(0.8, '猫爬架, 猫窝, 狗窝, 猫抓板, 宠物窝, cat tree, dog bed, cat bed, scratching post, dog crate'),
      care: signal(0.8, '宠物洗护, 驱虫滴剂, 宠物梳, 猫咪, 狗狗, flea treatment, pet grooming, pet shampoo'),
      play: signal(0.7, '逗猫棒, 宠物玩具, 狗玩具, 猫玩具, dog toy, cat toy'),
      shelf: signal(0.5, '宠物, 宠物用品, pet supplies, pet'),
    },
  },
  student: {
    name: {'zh-CN': '大学生', en: 'College student'},
    halfLifeDays: 60,
    not: '小学生, 儿童, kids'.split(', '),
    signals: {
      dorm: signal(0.9, '宿舍, 寝室, 床帘, 上下铺, 学生宿舍, dorm, dormitory, twin xl'),
      exams: signal(0.9, '考研, 四六级, 雅思, 托福, 考证, 教材, gre prep, ielts, toefl, textbook'),
      study: signal(0.5, '护眼台灯, 床上书桌, 折叠桌, 笔记本子, desk lamp, lap desk, notebook set'),
      computer: signal(0.4, '笔记本电脑, 平板电脑, 学生电脑, laptop, tablet'),
      words: signal(0.6, '大学生, 学生党, 开学季, 军训, college, campus'),
    },
  },
  'car-owner': {
    name: {'zh-CN': '有车一族', en: 'Car owner'},
    halfLifeDays: 90,
    not: '玩具, 遥控, 模型, toy, model car, rc car'.split(', '),
    signals: {
      camera: signal(0.9, '行车记录仪, 倒车影像, dash cam, dashcam'),
      care: signal(0.8, '车蜡, 洗车, 玻璃水, 机油, 雨刮器, car wash, car wax, motor oil, wiper blade'),
      inside: signal(
        0.7,
        '车载, 汽车脚垫, 汽车坐垫, 车衣, 汽车用品, car mount, car seat cover, floor mats, car charger',
      ),
      parts: signal(0.9, '轮胎, 火花塞, 汽车电瓶, 充气泵, spark plug, car battery, tire inflator'),
    },
  },
  gifts: {
    name: {'zh-CN': '正在挑礼物', en: 'Looking for gifts'},
    halfLifeDays: 7,
    signals: {
      box: signal(0.7, '礼盒, 礼盒装, 礼品盒, 伴手礼, gift box, gift set, hamper'),
      words: signal(0.9, '送礼, 礼物, 礼品, 生日礼物, 送女友, 送长辈, 送男友, gift, present for'),
      season: signal(
        0.7,
        '年货, 春节, 中秋, 月饼, 端午, 情人节, 母亲节, 父亲节, 圣诞, 教师节, christmas, valentine, mother day, father day',
      ),
      wrapping: signal(0.9, '包装纸, 礼品袋, 贺卡, 丝带, 红包, wrapping paper, gift bag, greeting card, ribbon'),
      flowers: signal(0.6, '鲜花, 花束, 永生花, bouquet, flowers'),
    },
  },
  travel: {
    name: {'zh-CN': '准备出行', en: 'About to travel'},
    halfLifeDays: 14,
    signals: {
      luggage: signal(0.8, '行李箱, 拉杆箱, 旅行箱, 登机箱, suitcase, luggage, carry-on'),
      packing: signal(
        0.9,
        '旅行收纳, 收纳袋旅行, 分装瓶, 真空压缩袋, packing cube, travel bottle, toiletry bag, travel organizer',
      ),
      comfort: signal(0.9, '颈枕, u型枕, 旅行枕, neck pillow, travel pillow'),
      abroad: signal(0.9, '转换插头, 护照夹, 护照包, 境外流量, travel adapter, passport holder'),
      camping: signal(0.7, '帐篷, 睡袋, 露营, 登山包, tent, sleeping bag, camping, hiking backpack'),
      sun: signal(0.4, '防晒霜, 泳衣, 沙滩, sunscreen, swimsuit, beach towel'),
    },
  },
  'elder-care': {
    name: {'zh-CN': '照顾老人', en: 'Caring for an elder'},
    sensitive: true,
    halfLifeDays: 90,
    signals: {
      walking: signal(0.9, '轮椅, 助行器, 老人拐杖, 拐杖, wheelchair, walker for seniors, rollator, walking cane'),
      nursing: signal(0.9, '成人纸尿裤, 护理垫, 护理床, 防褥疮, adult diaper, bed pad, hospital bed'),
      bath: signal(0.9, '洗澡椅, 坐便椅, 扶手老人, shower chair, commode, grab bar'),
      senses: signal(0.8, '助听器, 老花镜, 老人机, hearing aid, reading glasses, senior phone'),
      food: signal(0.7, '中老年奶粉, 老年奶粉, 中老年, 老人, senior, elderly'),
    },
  },
  condition: {
    name: {'zh-CN': '慢病管理', en: 'Managing a health condition'},
    sensitive: true,
    halfLifeDays: 90,
    signals: {
      glucose: signal(
        0.9,
        '血糖仪, 血糖试纸, 胰岛素, 无糖食品, glucose meter, glucose monitor, test strip, insulin, diabetic',
      ),
      pressure: signal(0.8, '血压计, 血压仪, 血氧仪, blood pressure monitor, oximeter'),
      breathing: signal(0.9, '雾化器, 制氧机, 呼吸机, nebulizer, oxygen concentrator, cpap'),
      pills: signal(0.8, '药盒, 分药盒, 处方药, 降压, 降糖, pill organizer, pill box, prescription'),
    },
  },
};

/**
 * A stage of the shop's own with one of these words is sensitive whatever the shop says of it, and so is one with a word of
 * a built-in sensitive stage.
 */
export const SENSITIVE_WORDS: readonly string[] = (
  '宗教, 佛教, 基督, 伊斯兰, 清真, 穆斯林, 圣经, 古兰经, 祷告, 同性恋, 跨性别, 党员, 工会, 抑郁, 焦虑症, 癌症, 肿瘤, 艾滋, 乙肝, 不孕, 流产, 残疾, 病人, 患者, 疾病, ' +
  'religion, religious, christian, catholic, muslim, islamic, jewish, buddhist, bible, quran, halal, kosher, gay, lesbian, transgender, lgbt, ' +
  'political party, trade union, depression, anxiety, cancer, tumor, hiv, infertility, miscarriage, disability, disabled, patient, disease, ethnicity'
).split(', ');
