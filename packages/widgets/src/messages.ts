/** What the elements say themselves, in one language; headings and reasons come with the lists. `{}` stands for a value. */
export interface Messages {
  readonly chips: string;
  readonly neutral: string;
  /** Under a list: what it rests on. */
  readonly onDevice: string;
  readonly sameForAll: string;
  readonly previous: string;
  readonly next: string;
  readonly was: string;
  readonly rated: string;
  readonly count: string;
}

const ZH: Messages = {
  chips: '您是不是要找',
  neutral: '不是基于我',
  onDevice: '只在你的设备上算出',
  sameForAll: '所有人看到的都一样',
  previous: '上一组',
  next: '下一组',
  was: '原价 {}',
  rated: '{} 分（满分 5 分）',
  count: '{} 件',
};

const EN: Messages = {
  chips: 'You might be looking for',
  neutral: 'Not based on me',
  onDevice: 'Worked out on your device',
  sameForAll: 'The same list for everyone',
  previous: 'Previous items',
  next: 'Next items',
  was: 'was {}',
  rated: 'Rated {} out of 5',
  count: '{} items',
};

export function messagesFor(locale: string): Messages {
  return /^zh/i.test(locale) ? ZH : EN;
}

export function fill(template: string, value: string): string {
  return template.replace('{}', () => value); // a function: `$&` in a price stays `$&`
}
