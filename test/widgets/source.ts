import {
  type Chip,
  type ChipList,
  cardLabels,
  chipsHeading,
  countLabels,
  listLabels,
  type RecItem,
  type RecList,
} from '@vitrine/core';
import type {Guard, WidgetRequest, WidgetSource} from '@vitrine/widgets';

/** A card's item with everything a shop may say. */
export function item(itemId: string, more: Partial<RecItem> = {}): RecItem {
  const said: Omit<RecItem, 'labels'> = {
    itemId,
    title: `Title of ${itemId}`,
    url: `/p/${itemId}`,
    image: `/img/${itemId}.webp`,
    price: 12990,
    listPrice: 12990,
    priceText: '¥129.90',
    listPriceText: '',
    currency: 'CNY',
    brand: 'Acme',
    rating: 4.7,
    ratingCount: 230,
    score: 1,
    neutralScore: 0.5,
    reasons: [{scorer: 'popularity', contribution: 1, personal: false, evidence: '', about: ''}],
    why: {text: 'Popular', personal: false},
    ...more,
  };
  return {...said, labels: cardLabels(said, 'en')};
}

export function list(items: readonly RecItem[], more: Partial<RecList> = {}): RecList {
  const level = items.length ? 'popular' : 'empty';
  const {personalized = false, neutral = false} = more;
  return {
    ...(items.length ? {labels: listLabels(personalized, neutral, 'en')} : {}),
    listId: 'list-1',
    placement: 'home',
    level,
    heading: 'Popular now',
    personalized: false,
    neutral: false,
    items,
    ...more,
  };
}

export function chip(label: string, more: Partial<Chip> = {}): Chip {
  const count = more.count ?? 42;
  return {
    ...countLabels(count, 'en'),
    kind: 'category',
    label,
    count,
    url: `/c/${label}`,
    facet: '',
    value: label,
    personal: false,
    ...more,
  };
}

/** A shop's engine as the elements see it: answers what the test says, and remembers what it was asked. */
export interface TestSource extends WidgetSource {
  readonly asked: WidgetRequest[];
  readonly chosen: boolean[];
  /** Files it was asked for, each with what they are to show. */
  readonly opened: unknown[][];
  answer: (request: WidgetRequest) => Promise<RecList> | RecList;
  chips: (request: WidgetRequest) => Promise<ChipList> | ChipList;
}

export function createTestSource(locale = 'en'): TestSource {
  const asked: WidgetRequest[] = [];
  const chosen: boolean[] = [];
  const opened: unknown[][] = [];
  return {
    locale,
    asked,
    chosen,
    opened,
    guard: ((fn: () => unknown) => fn) as Guard,
    answer: () => list([item('a'), item('b')]),
    chips: () => ({listId: 'c', neutral: false, personalized: false, heading: chipsHeading('en'), chips: [chip('x')]}),
    async recommend(request) {
      asked.push(request);
      return this.answer(request);
    },
    async refine(request) {
      asked.push(request);
      return this.chips(request);
    },
    async neutral(on) {
      chosen.push(on);
    },
    open(...what) {
      opened.push(what);
    },
  };
}

/** Lets everything asked so far be answered and shown. */
export const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

/** The elements of a shadow root with one of these parts. */
export function parts(host: Element, part: string): HTMLElement[] {
  return [...(host.shadowRoot?.querySelectorAll<HTMLElement>(`[part~="${part}"]`) ?? [])];
}

export const texts = (host: Element, part: string) => parts(host, part).map((node) => node.textContent);
