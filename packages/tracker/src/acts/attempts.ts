import type {SeenItem} from '@vitrine/core';
import {type Sighting, type Stop, TRUST} from '../adapter.ts';
import {pageKey} from '../navigation.ts';
import {around, clean, isVisible, listen, quietly, stopAll} from '../page.ts';
import {parseItem} from '../parse-event.ts';
import type {Acts, Attempt} from '../platforms/platform.ts';
import {CONTROL, FURNITURE, labelOf} from '../reading/control.ts';
import {isSameItem, mergeItems} from '../same-item.ts';
import {FAVORITE} from '../words.ts';
import {answerOf, saysDone} from './answers.ts';
import {watchOutcomes} from './outcomes.ts';
import {lookAt, type Showing} from './showing.ts';

/** A shop that answers at all does so within this. */
const WINDOW_MS = 8000;
/** How long the next page may take to tell what came of it. */
const NEXT_PAGE_MS = 60_000;
/** A hint counts when nothing has spoken against it for so long. */
const DOUBT_MS = 2000;
/** Several sources tell of one act within this. */
const ECHO_MS = 2000;
/** A press, and what the page does at once. */
const PRESS_MS = 100;

/** Who tells of an attempt, the better informed last. */
const TELLERS = ['click', 'submit', 'layer', 'platform', 'explicit'] as const;
export type Teller = (typeof TELLERS)[number];
type Type = Attempt['type'];

/** What is known of a press. */
export interface Pressed {
  /** The control, or the line of the cart that is to go. */
  readonly at?: Element | null;
  /** It leads to the checkout and fills no cart, unless the shop shows that it does. */
  readonly buys?: boolean;
}

interface Pending extends Attempt, Pressed {
  readonly since: number;
  /** Key of the page on which it was made. */
  readonly from: string;
  /** So long this page is watched for an outcome. */
  readonly until: number;
  readonly by: readonly Teller[];
  /** Since when a hint says that it happened; 0 while none does. */
  readonly hinted: number;
  /** It comes from the page before: when this one has told nothing of it, none will. */
  readonly carried: boolean;
  /** What the control said before, and whether it was on. */
  readonly label: string;
  readonly on: boolean;
}

interface Told {
  readonly type: string;
  readonly item: SeenItem;
  readonly at: number;
  by: readonly Teller[];
}

export interface AttemptsOptions {
  readonly page: Window;
  readonly now: () => number;
  /** Where attempts wait for the next page. */
  readonly slot: {read(): unknown[]; write(list: readonly unknown[]): void};
  /** The item as the page knows it. */
  readonly resolve: (item: SeenItem) => SeenItem;
  readonly emit: (seen: Sighting, trust: number) => void;
  /** The checkout was reached by a control that buys at once. */
  readonly onDirect: (item: SeenItem, quantity: number) => void;
}

export interface Attempts extends Acts {
  tried(attempt: Attempt, by?: Teller, pressed?: Pressed): void;
  /** An act that needs no outcome: what other sources tell of it is an echo. */
  noted(type: string, item: SeenItem): void;
  /** A page has been read: a cart's page may list what was tried elsewhere. */
  arrived(kind: string): void;
  forget(): void;
  readonly stop: Stop;
}

/**
 * Takes in what shoppers try and tells it once an outcome has been seen: the platform's word; a number at the cart that
 * rises (or falls); a message that says so, a dialog or drawer that names the item; a button that says so; the cart's page,
 * or the next page in any of these ways. A changed cookie and a toggled heart are hints: they count when no refusal
 * follows. So are, where the shop shows no number at its cart, an address that fills carts and what a data layer says: many
 * answer 200 to what they refuse and push before they ask, and where there is a number it knows better. While nothing is
 * tried, nothing is watched.
 */
export function createAttempts(options: AttemptsOptions): Attempts {
  const {page, now, slot, resolve, emit, onDirect} = options;
  const [kept, ...waiting] = slot.read();
  let pending = waiting.flatMap((one) => restore(one, now()));
  let told: Told[] = [];
  let before: Showing | null = pending.length ? {...(kept as Showing), messages: new Map()} : null;
  let pressed = 0;
  let place = '';
  let stopWatching: Stop | null = null;
  const here = () => pageKey(page.location.href);
  /** The latest first: one that nothing has answered for a while has been refused without a word. */
  const active = () => pending.filter(({until}) => now() < until).toReversed();

  const keep = (next: readonly Pending[]) => {
    pending = next.filter(({since}) => now() - since < NEXT_PAGE_MS).slice(-20);
    const lines = pending
      .filter(({carried}) => !carried || !place)
      .map(({type, item, quantity, since, from, hinted, buys, by}) => {
        const {itemId, aliases, url, title, price, currency} = item;
        return {type, quantity, since, from, hinted, buys, by, item: {itemId, aliases, url, title, price, currency}};
      });
    slot.write(lines.length ? [{...before, messages: null}, ...lines] : []);
  };
  const drop = (gone: readonly Pending[]) => keep(pending.filter((one) => !gone.includes(one)));
  const hint = (one: Pending) => keep(pending.map((other) => (other === one ? {...one, hinted: now()} : other)));
  const remember = (type: string, item: SeenItem, by: readonly Teller[]) => {
    told = [...told.filter((one) => now() - one.at < ECHO_MS), {type, item, by, at: now()}];
  };
  const settle = (one: Pending) => {
    drop([one]);
    remember(one.type, one.item, one.by);
    emit(
      sightingOf(one),
      one.by.includes('platform') ? TRUST.platform : one.by.includes('layer') ? TRUST.dataLayer : TRUST.page,
    );
  };
  /** Whether this source repeats what others have told already. */
  const isEcho = (type: string | null, item: SeenItem, by: Teller) => {
    const first = told.find(
      (one) =>
        (!type || one.type === type) && !one.by.includes(by) && now() - one.at < ECHO_MS && isSameItem(one.item, item),
    );
    if (first) first.by = [...first.by, by];
    return !!first;
  };

  /** Compares what the page shows with what it showed before the press. */
  const check = () => {
    if (!before) return;
    const shown = lookAt(page);
    const count = (one: Pending) => {
      const field = isFavorite(one) ? 'onList' : 'inCart';
      const step = one.quantity ?? 1;
      const was = before?.[field] ?? null;
      const is = shown[field] ?? 0;
      const isUp = one.type === 'add' || one.type === 'favorite';
      // A number that was not shown before must be that of what was added
      if (isUp ? (was === null ? is > 0 && is <= step : is > was) : is < (was ?? 0)) {
        const moved = isUp ? Math.min(is, (was ?? 0) + step) : Math.max(is, (was ?? 0) - step);
        before = {...shown, ...(before && {inCart: before.inCart, onList: before.onList}), [field]: moved};
        settle(one);
      }
    };
    active()
      .filter((one) => !isFavorite(one))
      .forEach(count);
    const answers = [...shown.messages].flatMap(([message, text]) => {
      const open = before?.messages.get(message) === text ? [] : active();
      const one = open.find(({item}) => item.title && text.includes(item.title)) ?? open.at(0);
      return one ? [{one, ok: answerOf(message, text, one)}] : [];
    });
    const refused = answers.find(({ok}) => ok === false)?.one.type;
    if (refused) drop(active().filter(({type}) => type === refused));
    active().filter(isFavorite).forEach(count);
    for (const {one, ok} of answers) if (ok && !one.buys && pending.includes(one)) settle(one);
    for (const one of active()) {
      if (isDone(one)) settle(one);
      else if (!one.hinted && !one.buys && (shown.kept !== before.kept || isToggled(one))) hint(one);
      else if (one.hinted && now() - one.hinted >= DOUBT_MS) settle(one);
    }
    before = {...before, kept: shown.kept, messages: shown.messages};
    if (!active().length) sleep();
  };
  /** What the control, its line, or the page that was reached says. */
  const isDone = ({type, item, at, from, label}: Pending) => {
    if (type === 'add') {
      const says = !!at?.isConnected && saysDone(labelOf(at)) && !saysDone(label);
      return says || (place === 'cart' && from !== here() && isNamed(page, item));
    }
    if (type === 'favorite') return !at && from !== here() && isNamed(page, item) && showsFilled(page);
    return type === 'remove' && (at ? !at.isConnected || !isVisible(at) : place === 'cart' && !isNamed(page, item));
  };

  const watch = () => {
    stopWatching ??= watchOutcomes(page, check, (ok) => {
      const adds = active().filter(({type, buys}) => type === 'add' && !buys);
      if (!ok) drop(adds);
      else if (adds.length && !adds[0].hinted && before?.inCart === null) hint(adds[0]);
    });
  };
  const sleep = () => {
    stopWatching?.();
    stopWatching = null;
  };
  const press = (event: Event) => {
    if (!around(event, CONTROL + ',form')) return;
    pressed = now();
    if (!active().length) before = lookAt(page);
  };
  const stops = [
    listen(page, 'click', press),
    listen(page, 'submit', press),
    listen(page, 'invalid', () => drop(active())), // a form that the browser itself sends back
    listen(page, 'pagehide', () => {
      pending = []; // the next page sees to them; here they must not wake up again
    }),
    sleep,
  ];

  return {
    tried(attempt, by = 'platform', how = {}) {
      const item = resolve(attempt.item);
      if (by === 'layer' && isEcho(attempt.type, item, by)) {
        return emit(sightingOf({...attempt, item}), TRUST.dataLayer); // completes what is still held
      }
      const twin = pending.find((one) => {
        const [isNew, isSame, age] = [!one.by.includes(by), isSameItem(one.item, item), now() - one.since];
        if (one.type !== attempt.type || !(isNew || isSame)) return false;
        return age < PRESS_MS || (isNew && isSame && (age < ECHO_MS || one.from !== here()));
      });
      const isPress = now() - pressed < WINDOW_MS;
      if (!before || (!active().length && !isPress)) before = lookAt(page);
      const field = isFavorite(attempt) ? 'onList' : 'inCart';
      const isHint = by === 'layer' && (before[field] === null || !isPress);
      const isBetter = !twin || rank([by]) >= rank(twin.by);
      const [first, second] = isBetter ? [item, twin?.item] : [twin.item, item];
      const at = twin?.at ?? how.at;
      keep([
        ...pending.filter((other) => other !== twin),
        {
          since: now(),
          from: here(),
          until: now() + WINDOW_MS,
          carried: false,
          label: at ? labelOf(at) : '',
          on: !!at && isOn(at),
          ...twin,
          ...how,
          at,
          type: attempt.type,
          item: second && isSameItem(first, second) ? mergeItems(first, second) : first,
          quantity: (isBetter ? attempt.quantity : twin.quantity) ?? twin?.quantity ?? attempt.quantity,
          by: [...(twin?.by ?? []), by],
          hinted: twin?.hinted || (isHint ? now() : 0),
        },
      ]);
      watch();
    },
    happened(seen) {
      if (!('item' in seen)) return emit(seen, TRUST.platform);
      const item = resolve(seen.item);
      const one = sameIn(pending, item, seen.type) ?? active().find(({type}) => type === seen.type);
      const hearts = isFavorite(seen)
        ? pending.filter((other) => isFavorite(other) && isSameItem(other.item, item))
        : [];
      drop(one ? [one, ...hearts] : hearts); // which way a heart was pressed, the platform knows
      const known = one && isSameItem(one.item, item) ? mergeItems(item, one.item) : item;
      if (one || !isEcho(seen.type, item, 'platform')) remember(seen.type, known, ['click', 'submit', 'platform']);
      emit({...seen, item: known, ...(one?.quantity && {quantity: one.quantity}), ...pick(seen)}, TRUST.platform);
      if (before && one) before = lookAt(page);
    },
    answered(ok, told) {
      const item = told && resolve(told);
      const one =
        (item && sameIn(pending, item)) ?? (item && isEcho(null, item, 'platform') ? undefined : active().at(0));
      if (!one) return;
      if (ok) settle({...one, by: [...one.by, 'platform']});
      drop([one]);
      if (before) before = lookAt(page);
    },
    noted(type, item) {
      remember(type, item, ['click', 'submit', 'explicit']);
    },
    arrived(kind) {
      place = kind;
      if (pending.some(({carried}) => carried)) keep(pending);
      const direct = kind === 'checkout' ? pending.filter(({buys}) => buys) : [];
      for (const {item, quantity = 1} of direct) onDirect(item, quantity);
      if (direct.length) drop(direct);
      if (!active().length) return;
      watch();
      quietly(check);
    },
    forget() {
      pending = [];
      slot.write([]);
    },
    stop: stopAll(stops),
  };
}

const isFavorite = ({type}: {readonly type: string}) => type === 'favorite' || type === 'unfavorite';
const isToggled = (one: Pending) => isFavorite(one) && !!one.at?.isConnected && isOn(one.at) !== one.on;
const rank = (by: readonly Teller[]) => Math.max(...by.map((one) => TELLERS.indexOf(one)));
const pick = (seen: Sighting) => ('quantity' in seen && seen.quantity ? {quantity: seen.quantity} : {});
const sameIn = (list: readonly Pending[], item: SeenItem, type?: string) =>
  list.findLast((one) => (!type || one.type === type) && isSameItem(one.item, item));
const sightingOf = ({type, item, quantity = 1}: Attempt): Sighting =>
  type === 'add' || type === 'remove' ? {type, item, quantity} : {type, item};

/** An attempt of the page before, as the tab's session kept it; [] when it is none, or too old. */
function restore(value: unknown, now: number): Pending[] {
  const {type, item, quantity, since, from, hinted, buys, by} = Object(value) as Record<string, unknown>;
  const known = parseItem(item);
  if (!known || typeof since !== 'number' || now - since > NEXT_PAGE_MS) return [];
  if (!/^(?:add|remove|(?:un)?favorite)$/.test(clean(type))) return [];
  return [
    {
      type: type as Type,
      item: known,
      ...(typeof quantity === 'number' && {quantity}),
      since,
      from: clean(from),
      until: now + WINDOW_MS,
      by: TELLERS.filter((one) => Array.isArray(by) && by.includes(one)),
      hinted: hinted ? now : 0,
      buys: buys === true,
      carried: true,
      label: '',
      on: false,
    },
  ];
}

/** True when the page shows the item's name or leads to it. */
function isNamed(page: Window, {title, url}: SeenItem): boolean {
  const {body} = page.document;
  if (title && title.length > 2 && body.innerText.includes(title)) return true; // which leaves out what is hidden
  const key = url && pageKey(url);
  return (
    !!key &&
    [...body.querySelectorAll<HTMLAnchorElement>('a[href]')].some((one) => pageKey(one.href) === key && isVisible(one))
  );
}

/** True when the one heart of a page says that it is filled. */
function showsFilled(page: Window): boolean {
  const hearts = [...page.document.querySelectorAll(CONTROL)].filter(
    (one) => FAVORITE.test(labelOf(one)) && !one.closest(FURNITURE) && isVisible(one),
  );
  return hearts.length === 1 && (isOn(hearts[0]) || saysDone(labelOf(hearts[0])));
}

/** Whether a heart is filled: by its state, or by a class that says so. */
export function isOn(control: Element): boolean {
  const state = control.getAttribute('aria-pressed') ?? control.getAttribute('aria-checked');
  if (state) return state === 'true';
  return /(?:^|(?<!not)[\s_-])(?:active|added|selected|filled|on|checked|favou?rited|exists|cur)(?:$|[\s_-])/i.test(
    [control, ...control.children].map((one) => one.getAttribute('class')).join(' '),
  );
}
