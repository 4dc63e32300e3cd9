import type {SeenItem, ShopEvent} from '@vitrine/core';
import {build, button} from '../dom.ts';
import type {Passport} from '../passport/passport.ts';
import {fillIn} from '../receipts/messages.ts';
import {tellConsent} from './consent.ts';
import type {Panel, PanelPart, Told} from './parts.ts';
import {pageAddress, shopName, takeFragment} from './passport-file.ts';
import {sayCount, sayDay} from './words.ts';

/** NIST SP 800-63B, 5.1.1.2. */
const MIN_LENGTH = 8;

/** The shopper's records for another device: as a file, as a QR code, and back. */
export function createPassportPart(panel: Panel): PanelPart {
  const {messages} = panel;
  const node = build(
    'section',
    {part: 'card wide', 'aria-labelledby': 'passport'},
    build('h2', {part: 'heading', id: 'passport'}, messages.passport),
    build('p', {}, messages.passportText),
  );
  if (!globalThis.crypto?.subtle) {
    node.append(build('p', {part: 'note'}, messages.noCrypto));
    return {node, show() {}};
  }
  const leave = createLeaving(panel);
  const arrive = createArriving(panel);
  node.append(leave.node, arrive.node);
  return {
    node,
    show(told) {
      leave.show(told);
      arrive.show(told);
    },
  };
}

/** Passphrase, file and QR code. */
function createLeaving(panel: Panel): PanelPart {
  const {messages, source, say, loadPassport} = panel;
  const {guard} = source;
  let told: Told | undefined;
  const field = createPassphrase(messages.passphrase, 'new-password', 'passphrase');
  const reveal = button('reveal', messages.reveal, () => setRevealed(field.input.type === 'password'), guard);
  const setRevealed = (isRevealed: boolean) => {
    field.input.type = isRevealed ? 'text' : 'password';
    reveal.setAttribute('aria-pressed', String(isRevealed));
  };
  setRevealed(false);
  const suggest = button(
    'suggest',
    messages.suggest,
    async () => {
      field.input.value = (await loadPassport()).suggestPassphrase();
      setRevealed(true);
      field.input.focus();
    },
    guard,
  );
  const note = build('p', {part: 'note'});
  const tell = (text: string) => {
    note.textContent = text;
    say(text);
  };
  const code = build('div', {part: 'code'});

  /** Makes a passport of all there is, once the passphrase is good enough. */
  const seal = (make: (passport: Passport, passphrase: string) => Promise<string>) => async () => {
    code.replaceChildren();
    if (!told || field.input.value.length < MIN_LENGTH) {
      tell(messages.tooShort);
      field.input.focus();
      return;
    }
    tell(messages.working);
    const {neutral, paused, sensitive, removedStages} = told.view;
    const choices = {neutral, paused, sensitive, removedStages};
    const events = told.events.toReversed();
    tell(await make({shop: shopName(), at: Date.now(), events, choices}, field.input.value));
  };
  const toFile = seal(async (passport, passphrase) => {
    const {sealPassport} = await loadPassport();
    const href = URL.createObjectURL(new Blob([await sealPassport(passport, passphrase)]));
    const day = new Date(passport.at).toISOString().slice(0, 10);
    build('a', {href, download: `passport-${day}.vitrine`}).click();
    setTimeout(() => URL.revokeObjectURL(href), 60_000); // a browser may ask first where to put it
    return fillIn(messages.saved, sayCount(passport.events.length, messages));
  });
  const toQr = seal(async (passport, passphrase) => {
    const {drawQr, passportLink} = await loadPassport();
    const {href, count} = await passportLink(passport, passphrase, pageAddress());
    code.replaceChildren(drawQr(href, messages.qr), build('a', {part: 'link', href}, messages.link));
    return fillIn(messages.qrHolds, sayCount(count, messages), sayCount(passport.events.length, messages));
  });

  const form = build(
    'form',
    {part: 'form'},
    field.node,
    build('p', {part: 'hint', id: 'passphrase-hint'}, messages.passphraseHint),
    build('div', {part: 'actions'}, suggest, reveal),
    build(
      'div',
      {part: 'actions'},
      build('button', {part: 'to-file', type: 'submit'}, messages.toFile),
      button('to-qr', messages.toQr, toQr, guard),
    ),
    note,
    code,
  );
  field.input.setAttribute('aria-describedby', 'passphrase-hint');
  onSubmit(form, toFile, panel);
  return {
    node: form,
    show(now) {
      told = now;
    },
  };
}

/** A passport that has come as a file or with the address: asked for its passphrase, shown, and only then taken in. */
function createArriving(panel: Panel): PanelPart {
  const {messages, source, say, loadPassport} = panel;
  const {guard} = source;
  let told: Told | undefined;
  let sealed: Uint8Array<ArrayBuffer> | null = null;
  let passport: Passport | null = null;

  const file = build('input', {type: 'file', hidden: '', tabindex: '-1', 'aria-label': messages.fromFile});
  const choose = button('from-file', messages.fromFile, () => file.click(), guard);
  const note = build('p', {part: 'note', tabindex: '-1'});
  const tell = (text: string) => {
    note.textContent = text;
    say(text);
  };
  const field = createPassphrase(messages.passphrase, 'off', 'opens');
  const form = build(
    'form',
    {part: 'form arrived'},
    build('p', {}, messages.arrived),
    field.node,
    build(
      'div',
      {part: 'actions'},
      build('button', {part: 'open', type: 'submit'}, messages.open),
      button('discard', messages.discard, () => end(''), guard),
    ),
  );
  const content = build('p', {part: 'content', tabindex: '-1'});
  const take = button('take-in', '', () => takeIn(), guard);
  const preview = build(
    'div',
    {part: 'preview'},
    content,
    build(
      'div',
      {part: 'actions'},
      take,
      button('discard', messages.discard, () => end(''), guard),
    ),
  );

  const draw = () => {
    form.hidden = !sealed || !!passport;
    preview.hidden = !passport;
    if (!passport || !told) return;
    const isKept = told.allowed === 'local' || told.allowed === 'sync' || window.isSecureContext === false;
    content.textContent = [sayContent(passport, told), isKept ? '' : messages.notKept].filter(Boolean).join(' ');
    take.textContent = isKept ? messages.takeIn : messages.takeInAndKeep;
  };
  const arrive = (bytes: Uint8Array<ArrayBuffer>) => {
    sealed = bytes;
    passport = null;
    field.input.value = '';
    tell('');
    draw();
    field.input.focus();
    form.scrollIntoView({block: 'center'});
  };
  const end = (text: string) => {
    sealed = passport = null;
    file.value = '';
    draw();
    tell(text);
    note.focus();
  };

  async function open(): Promise<void> {
    if (!sealed) return;
    tell(messages.working);
    const {openPassport} = await loadPassport();
    const opened = await openPassport(sealed, field.input.value, shopName());
    if (opened === 'passphrase') {
      tell(messages.problems.passphrase);
      field.input.select();
    } else if (typeof opened === 'string') end(messages.problems[opened]);
    else {
      passport = opened;
      tell('');
      draw();
      content.focus();
    }
  }

  async function takeIn(): Promise<void> {
    if (!passport || !told) return;
    const {choices} = passport;
    if (told.allowed === 'off' || told.allowed === 'memory') {
      await source.consent('local');
      tellConsent(panel, 'local');
    }
    const before = told.events.length;
    await source.adopt(unknownOf(passport, told));
    const {neutral, paused, sensitive, removedStages} = told.view;
    await source.choose({
      neutral: neutral || choices.neutral,
      paused: paused || choices.paused,
      sensitive: sensitive || choices.sensitive,
      removedStages: {...removedStages, ...choices.removedStages},
    });
    await panel.look();
    end(fillIn(messages.takenIn, sayCount(told.events.length - before, messages)));
  }

  file.addEventListener(
    'change',
    guard(async () => {
      const chosen = file.files?.[0];
      if (chosen) arrive(new Uint8Array(await chosen.arrayBuffer()));
    }),
  );
  onSubmit(form, open, panel);
  const fromAddress = guard(() => {
    const found = node.isConnected && takeFragment();
    if (found) arrive(found);
  });
  window.addEventListener('hashchange', fromAddress); // a link pasted into the tab that shows the panel
  const node = build('div', {part: 'arriving'}, choose, file, form, preview, note);
  draw();
  let isFirst = true;
  return {
    node,
    show(now) {
      told = now;
      draw();
      if (isFirst) fromAddress();
      isFirst = false;
    },
  };

  function sayContent({at, events, choices}: Passport, {events: known}: Told): string {
    const times = events.map((event) => event.at);
    const days = [Math.min(...times), Math.max(...times)].map((time) => sayDay(time, messages));
    const fresh = unknownOf({events}, {events: known}).length;
    const switches = (['neutral', 'paused', 'sensitive'] as const).filter((name) => choices[name]);
    const names = {neutral: messages.neutral, paused: messages.pause, sensitive: messages.sensitive};
    return [
      events.length > 0
        ? fillIn(messages.holds, sayDay(at, messages), sayCount(events.length, messages), ...days)
        : fillIn(messages.holdsNothing, sayDay(at, messages)),
      fresh > 0 ? fillIn(messages.isNew, sayCount(fresh, messages)) : messages.nothingNew,
      switches.length > 0
        ? fillIn(messages.turnsOn, new Intl.ListFormat(messages.lang).format(switches.map((name) => names[name])))
        : '',
    ]
      .filter(Boolean)
      .join(' ');
  }
}

/** The events a device does not have; a code tells less of an event than a file, and it is still the same one. */
function unknownOf({events}: Pick<Passport, 'events'>, told: Pick<Told, 'events'>): readonly ShopEvent[] {
  const nameOf = (event: ShopEvent) => {
    const {type, at, item, itemId, query, listId, position} = event as Partial<Record<string, unknown>>;
    return JSON.stringify([
      type,
      at,
      itemId ?? (item as Partial<SeenItem> | undefined)?.itemId,
      query,
      listId,
      position,
    ]);
  };
  const known = new Set(told.events.map(nameOf));
  return events.filter((event) => !known.has(nameOf(event)));
}

function createPassphrase(name: string, autocomplete: string, id: string) {
  const input = build('input', {type: 'password', id, autocomplete, autocapitalize: 'off', spellcheck: 'false'});
  return {input, node: build('label', {part: 'field', for: id}, build('span', {}, name), input)};
}

/** The page must not leave for what is typed here. */
function onSubmit(form: HTMLFormElement, act: () => Promise<void>, {source: {guard}}: Panel): void {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    guard(act)();
  });
}
