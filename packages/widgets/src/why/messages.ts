/** `{}` stands for a value. */
export interface WhyMessages {
  readonly lang: string;
  readonly heading: string;
  readonly everyone: string;
  readonly you: string;
  readonly sum: string;
  readonly nothing: string;
  readonly forget: string;
  readonly forgot: string;
  readonly dismiss: string;
  readonly dismissed: string;
  readonly undo: string;
  readonly close: string;
  readonly private: string;
  /** Parts that take away. */
  readonly farPrice: string;
  readonly buried: string;
}

const ZH: WhyMessages = {
  lang: 'zh-CN',
  heading: '为什么推荐「{}」',
  everyone: '人人相同',
  you: '因为你',
  sum: '合计',
  nothing: '没有因为你而改变：所有人看到它的理由都一样。',
  forget: '忘掉：{}',
  forgot: '已忘掉，推荐已按没有发生过来算',
  dismiss: '不感兴趣',
  dismissed: '不再显示「{}」',
  undo: '撤销',
  close: '关闭',
  private: '以上只在你的设备上算出，不会发给任何人。',
  farPrice: '离你常看的价位较远',
  buried: '店家调低了它',
};

const EN: WhyMessages = {
  lang: 'en',
  heading: 'Why {}?',
  everyone: 'The same for everyone',
  you: 'Because of you',
  sum: 'In all',
  nothing: 'Nothing about you changed this: everyone sees it for the same reasons.',
  forget: 'Forget: {}',
  forgot: 'Forgotten; the lists are as if it had never happened',
  dismiss: 'Not interested',
  dismissed: '“{}” will not be shown again',
  undo: 'Undo',
  close: 'Close',
  private: 'Worked out on your device alone, and sent to nobody.',
  farPrice: 'Far from your usual price range',
  buried: 'Moved down by the shop',
};

export const whyMessages = (locale: string): WhyMessages => (/^zh/i.test(locale) ? ZH : EN);
