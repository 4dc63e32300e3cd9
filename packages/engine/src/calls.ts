import type {Budget, ChipList, ProfileView, RecList, RecRequest, Suggestions} from '@vitrine/core';
import {DEFAULT_SETTINGS} from '@vitrine/store';
import type {Engine} from './engine.ts';

/** What may be asked across the thread, by name: nothing else is answered, whatever a message says. */
export const CALLS: readonly (keyof Engine)[] = [
  'record',
  'recommend',
  'refine',
  'rerank',
  'suggest',
  'profile',
  'history',
  'choose',
  'erase',
  'adopt',
  'setConsent',
  'receipts',
  'budget',
  'status',
  'refuse',
  'flush',
  'resume',
  'forget',
];

const EMPTY_ANSWER = {listId: '', neutral: false, personalized: false, heading: ''};

/** The list of an engine that cannot say anything: its shelf is hidden. */
export const emptyList = (request?: Partial<RecRequest>): RecList => ({
  ...EMPTY_ANSWER,
  placement: request?.placement ?? 'home',
  level: 'empty',
  items: [],
});

export const EMPTY_CHIPS: ChipList = {...EMPTY_ANSWER, chips: []};

const EMPTY_VIEW: ProfileView = {
  eventCount: 0,
  since: null,
  interests: [],
  stages: [],
  intent: null,
  spending: [],
  recentItemIds: [],
  cartItemIds: [],
  recentQueries: [],
  storage: 'memory',
  ...DEFAULT_SETTINGS,
};

const EMPTY_SUGGESTIONS: Suggestions = {
  ...EMPTY_ANSWER,
  query: '',
  corrected: null,
  queries: [],
  categories: [],
  items: [],
  hints: [],
};

const EMPTY_BUDGET: Budget = {spent: 0, limit: 0, nextAt: null, renewsAt: null};

/** What a call answers that cannot be answered; the others answer nothing anyway. */
export const EMPTY: Readonly<Partial<Record<keyof Engine, unknown>>> = {
  refine: EMPTY_CHIPS,
  rerank: {...EMPTY_ANSWER, hits: []},
  suggest: EMPTY_SUGGESTIONS,
  history: [],
  profile: EMPTY_VIEW,
  receipts: [],
  budget: EMPTY_BUDGET,
  resume: false,
};
