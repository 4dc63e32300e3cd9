import type {Consent} from '@vitrine/core';
import type {EngineStatus} from '@vitrine/engine';

export interface WidgetState {
  /** `vitrine-shelf home`. */
  readonly name: string;
  readonly state: 'shown' | 'waits' | 'hiddenOff' | 'hiddenPack' | 'hiddenEmpty' | 'hiddenCss' | 'undefined';
  /** Items or chips shown. */
  readonly count: number;
}

/** Our elements in the page, whether they show something, and why not. */
export function widgetsOn(document: Document, allowed: Consent, status: EngineStatus | undefined): WidgetState[] {
  return [...document.querySelectorAll<HTMLElement>('vitrine-shelf, vitrine-chips')].map((host) => {
    const name = [host.localName, host.localName === 'vitrine-shelf' && (host.getAttribute('placement') ?? 'home')];
    const count = host.shadowRoot?.querySelectorAll('[data-item-id], [part~=chip]').length ?? 0;
    return {name: name.filter(Boolean).join(' '), state: stateOf(host, count, allowed, status), count};
  });
}

function stateOf(
  host: HTMLElement,
  count: number,
  allowed: Consent,
  status: EngineStatus | undefined,
): WidgetState['state'] {
  if (!host.shadowRoot) return 'undefined';
  if (!host.hidden && !host.hasAttribute('empty')) {
    if (!count) return host.firstElementChild && status ? 'hiddenEmpty' : 'waits';
    return host.checkVisibility?.() === false ? 'hiddenCss' : 'shown';
  }
  if (allowed === 'off') return 'hiddenOff';
  return status?.itemCount ? 'hiddenEmpty' : 'hiddenPack';
}
