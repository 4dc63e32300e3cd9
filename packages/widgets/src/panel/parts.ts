import type {Consent, ProfileView, ShopEvent} from '@vitrine/core';
import type {PanelMessages} from './messages.ts';
import type {PanelSource, PassportMaker} from './source.ts';

/** What the device says at one moment. */
export interface Told {
  readonly view: ProfileView;
  /** Newest first. */
  readonly events: readonly ShopEvent[];
  readonly allowed: Consent;
}

/** What the parts of one panel share. */
export interface Panel {
  readonly host: HTMLElement;
  readonly source: PanelSource;
  readonly messages: PanelMessages;
  /** What a screen reader is told; whoever sees the page sees it beside what was pressed, too. */
  readonly say: (text: string) => void;
  /** Asks the device anew, and resolves when its answer is shown. */
  readonly look: () => Promise<void>;
  /** One way back at a time: `close` is called after ten seconds, or when the next one opens. Returns what closes it now. */
  readonly openWayBack: (close: () => void) => () => void;
  /** Takes the focus where nothing nearer is left. */
  readonly title: HTMLElement;
  readonly loadPassport: () => Promise<PassportMaker>;
}

export interface PanelPart {
  readonly node: HTMLElement;
  readonly show: (told: Told) => void;
}
