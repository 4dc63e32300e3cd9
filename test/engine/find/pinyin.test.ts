import {nearSound, syllableOf} from '@vitrine/engine';
import {expect, test} from 'vitest';

const readings = (text: string) => Array.from(text, (sign) => syllableOf(sign.charCodeAt(0)));

test('signs are read by their place in the order of pinyin', () => {
  const words = {
    床单: 'chuang dan',
    婴儿奶粉: 'ying er nai fen',
    苹果手机壳: 'ping guo shou ji ke',
    旅行箱: 'lv xing xiang',
    女鞋: 'nv xie',
    暖宝宝: 'nuan bao bao',
    战略: 'zhan lue',
    熨斗: 'yun dou',
    阿胶: 'a jiao',
    座椅: 'zuo yi',
    二手: 'er shou',
    扔: 'reng',
    嘴: 'zui',
    冰箱: 'bing xiang',
    茶几: 'cha ji',
  };
  for (const [word, reading] of Object.entries(words)) expect(readings(word).join(' ')).toBe(reading);
});

test('traditional signs are read like the simple ones', () => {
  expect(readings('手機殼')).toEqual(readings('手机壳'));
});

test('letters, digits and signs of other scripts are no syllables', () => {
  expect(readings('a1あ한 -')).toEqual(['', '', '', '', '', '']);
});

test.each([
  ['zhuang', 'zuan'],
  ['cheng', 'cen'],
  ['shi', 'si'],
  ['nan', 'lan'],
  ['fei', 'hei'],
  ['lv', 'lu'],
])('%s and %s are near', (one, other) => {
  expect(nearSound(one)).toBe(nearSound(other));
});

test('syllables that nobody mixes up are not near', () => {
  expect(nearSound('dan')).not.toBe(nearSound('tan'));
  expect(nearSound('ma')).not.toBe(nearSound('mo'));
});
