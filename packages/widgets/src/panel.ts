// Entry of vitrine-panel.mjs.
import {showPanel} from './panel/show-panel.ts';
import type {PanelSource, PassportMaker} from './panel/source.ts';

export function show(host: HTMLElement, source: PanelSource): void {
  const url = new URL('vitrine-passport.mjs', import.meta.url).href;
  showPanel(host, source, () => import(/* @vite-ignore */ url) as Promise<PassportMaker>);
}
