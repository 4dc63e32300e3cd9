import {textFor, tokenize} from '@vitrine/core';
import {expect, test} from 'vitest';

test('cuts Han runs into bigrams and leaves words whole', () => {
  expect(tokenize('全棉床上三件套 200x230CM')).toEqual(['全棉', '棉床', '床上', '上三', '三件', '件套', '200x230cm']);
  expect(tokenize('iPhone手机壳')).toEqual(['iphone', '手机', '机壳']);
  expect(tokenize('茶')).toEqual(['茶']);
});

test('folds full-width forms before it cuts', () => {
  expect(tokenize('ＡＢＣ　１２')).toEqual(['abc', '12']);
});

test('gives the text of the locale, then of its language, then the fallback, then any', () => {
  const text = {'zh-CN': '床单', en: 'Sheet'};
  expect(textFor(text, 'en-GB')).toBe('Sheet');
  expect(textFor(text, 'fr', 'zh-CN')).toBe('床单');
  expect(textFor(text, '__proto__')).toBe('床单');
  expect(textFor('plain', 'fr')).toBe('plain');
});
