import type {Consent} from '@vitrine/core';
import {build} from '../dom.ts';
import {fillIn} from '../receipts/messages.ts';
import {createConfirm} from './confirm.ts';
import type {Panel, PanelPart, Told} from './parts.ts';
import {sayCount} from './words.ts';

const CHOICES: readonly Consent[] = ['off', 'memory', 'local', 'sync'];
const keeps = (consent: Consent) => consent === 'local' || consent === 'sync';

/**
 * The four states of consent. What would erase records is asked about first: who walks through the choices with arrow keys loses
 * nothing. Fires `vitrine-consent` with `{choice}`, for the shop's own banner.
 */
export function createConsent(panel: Panel): PanelPart {
  const {messages, source, say} = panel;
  const {guard} = source;
  const names = (consent: Consent) => messages.consents[consent][0];
  let told: Told | undefined;
  let wish: Consent | undefined;

  const apply = async (choice: Consent) => {
    const holds = await source.consent(choice);
    tellConsent(panel, choice);
    note.textContent =
      holds === choice ? fillIn(messages.chosen, names(holds)) : fillIn(messages.lowered, names(choice), names(holds));
    say(note.textContent);
    await panel.look();
  };
  const confirm = createConfirm(
    {id: 'consent-sure', yes: messages.choose, no: messages.keep},
    (isYes) => {
      const choice = wish;
      wish = undefined;
      const radio = radios.get(isYes && choice ? choice : (told?.allowed ?? 'memory'));
      radio?.focus();
      if (isYes && choice) return apply(choice);
      if (told) show(told);
      return undefined;
    },
    panel,
  );

  const radios = new Map<Consent, HTMLInputElement>();
  const options = CHOICES.map((choice) => {
    const [name, text] = messages.consents[choice];
    const radio = build('input', {
      type: 'radio',
      name: 'consent',
      value: choice,
      'aria-describedby': `consent-${choice}`,
    });
    radios.set(choice, radio);
    radio.addEventListener(
      'change',
      guard(() => {
        const erases = !keeps(choice) && told && keeps(told.allowed) && told.events.length > 0;
        if (!erases) {
          confirm.close();
          wish = undefined;
          return apply(choice);
        }
        wish = choice;
        return confirm.ask(fillIn(messages.choiceErases, sayCount(told?.events.length ?? 0, messages)));
      }),
    );
    const hint = build('span', {part: 'hint', id: `consent-${choice}`}, text);
    return build('label', {part: 'option'}, radio, build('b', {}, name), hint);
  });
  const note = build('p', {part: 'note'});
  const signal = build('p', {part: 'note'}, signalOf(messages));
  signal.hidden = signal.textContent === '';
  const group = build('div', {part: 'options', role: 'radiogroup', 'aria-labelledby': 'consent'}, ...options);
  const node = build(
    'section',
    {part: 'card'},
    build('h2', {part: 'heading', id: 'consent'}, messages.consent),
    group,
    confirm.node,
    note,
    signal,
  );

  const show = (now: Told) => {
    told = now;
    if (!wish) (radios.get(now.allowed) as HTMLInputElement).checked = true;
  };
  return {node, show};
}

/** What the shop's own banner is to know. @param choice null: the shopper has taken every answer back */
export function tellConsent({host}: Panel, choice: Consent | null): void {
  host.dispatchEvent(new CustomEvent('vitrine-consent', {bubbles: true, composed: true, detail: {choice}}));
}

/** What the browser itself says, which no choice outweighs. */
function signalOf(messages: Panel['messages']): string {
  const {globalPrivacyControl, doNotTrack} = navigator as Navigator & {readonly globalPrivacyControl?: unknown};
  if (window.isSecureContext === false) return messages.insecure;
  return globalPrivacyControl === true || doNotTrack === '1' ? messages.gpc : '';
}
