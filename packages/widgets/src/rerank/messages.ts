/** What the row above the shop's list says, in one language. */
export interface RerankMessages {
  readonly lang: string;
  readonly mine: string;
  readonly shop: string;
  /** The shop's order stands, though we know a better one. */
  readonly offer: string;
  /** The shop's order stands, for want of anything to go by. */
  readonly unknown: string;
  readonly order: string;
}

const ZH: RerankMessages = {
  lang: 'zh-CN',
  mine: '已为你排序，只在你的设备上算出',
  shop: '商店的排序，所有人看到的都一样',
  offer: '商店的排序',
  unknown: '商店的排序，还不知道你的喜好',
  order: '为你排序',
};

const EN: RerankMessages = {
  lang: 'en',
  mine: 'Ordered for you, worked out on your device',
  shop: 'The shop’s order, the same for everyone',
  offer: 'The shop’s order',
  unknown: 'The shop’s order: nothing known of you yet',
  order: 'Order for me',
};

export const rerankMessages = (locale: string): RerankMessages => (/^zh/i.test(locale) ? ZH : EN);
