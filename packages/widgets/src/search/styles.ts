/**
 * Beside the sheet that all elements share. The element itself takes no room; what floats has a surface of its own, since
 * it lies over anything. A row is as high as a finger needs, in the list as in the buttons that lie over it.
 */
export const PANEL_CSS = `
:host { display: contents; }
[hidden] { display: none; }
[part=status] { position: fixed; top: 0; left: 0; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
[part=panel]:not([hidden]) {
  display: block; position: fixed; inset: auto; margin: 0; padding: .4em; border: 1px solid var(--line); overflow: hidden auto; z-index: 2147483647;
  overscroll-behavior: contain; container-type: inline-size; transition: none;
  --row: max(2.75em, 44px);
  font-size: clamp(14px, 1em, 18px); font-weight: 400; font-style: normal; letter-spacing: normal; text-transform: none; text-shadow: none;
  text-align: start; white-space: normal;
  color: var(--vitrine-ink, light-dark(#1c1c1e, #f3f3f5)); background: var(--vitrine-surface, light-dark(#fff, #222326));
  border-radius: var(--vitrine-radius, .75em); box-shadow: 0 .6em 2em #00000038;
}
[part=removals] { position: absolute; inset-block-start: .4em; inset-inline: .4em; padding-block-start: 2.4em; display: grid; grid-auto-rows: var(--row);
  justify-items: end; pointer-events: none; }
[part=remove] { width: var(--row); border-radius: 50%; font-size: 1.15em; opacity: .65; pointer-events: auto; }
[part=remove]:hover { background: var(--fill); opacity: 1; }
[part=note] { display: block; padding: .5em .6em .2em; font-size: .8em; opacity: .75; }
[part=note]:empty { display: none; }
@container (min-width: 34em) {
  [columns] [part=removals] { inset-inline-end: 50%; padding-inline-end: .4em; }
}
`;

/** The groups of the list, and the options as boxes: a shop's rules for links must not win, hence the exclamation marks. */
export const LIST_CSS = `
* { box-sizing: border-box; margin: 0; padding: 0; }
:host { display: grid; }
[part=words], [part=goods] { min-width: 0; }
[hidden] { display: none; }
[part=header] { display: flex; align-items: center; justify-content: space-between; height: 2.4em; padding-inline: .6em; }
[part=heading] { font-size: .875em; opacity: .75; white-space: nowrap; }
::slotted(a) {
  all: unset !important; box-sizing: border-box !important; display: block !important; border-radius: calc(var(--vitrine-radius, .75em) * .8) !important;
  color: inherit !important; cursor: pointer !important; -webkit-tap-highlight-color: transparent !important;
}
::slotted(a:hover) { background: var(--fill) !important; }
::slotted([aria-selected=true]) { background: color-mix(in srgb, var(--accent) 14%, transparent) !important;
  outline: 2px solid var(--accent) !important; outline-offset: -2px !important; }
@container (min-width: 34em) { :host([columns]) { grid-template-columns: 1fr 1fr; gap: .4em; } }
@media (forced-colors: active) { ::slotted([aria-selected=true]) { outline-color: Highlight !important; } }
`;

/** What one option shows. */
export const OPTION_CSS = `
* { box-sizing: border-box; margin: 0; padding: 0; }
:host { display: flex; align-items: center; gap: .6em; min-height: var(--row); padding: .25em .6em; line-height: 1.35; }
[part=line] { flex: 1; min-width: 0; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
[part=count] { flex: none; font-size: .8em; opacity: .75; }
[part=room] { width: var(--row); margin-inline-end: -.6em; }
[part=label], [part=path] { font-size: .875em; opacity: .75; }
mark { color: var(--accent); background: none; font-weight: 600; }
[part=clear] { font-size: .875em; white-space: nowrap; }
[part~=icon] { flex: none; position: relative; width: .95em; height: .95em; opacity: .6; }
[part~=icon]::before, [part~=icon]::after { content: ""; position: absolute; }
[part~=icon]::before { inset: 0 .22em .22em 0; border: .11em solid; border-radius: 50%; }
[part~=icon]::after { left: .62em; top: .72em; width: .36em; border-top: .12em solid; rotate: 45deg; }
[part~=recent]::before { inset: 0; }
[part~=recent]::after { left: .42em; top: .2em; width: .28em; height: .34em; border: solid; border-width: 0 0 .1em .1em; rotate: none; }
[part~=category]::before { inset: .05em; border-radius: .2em; }
[part~=category]::after { left: .3em; top: .42em; width: .35em; rotate: none; }
[part=frame] { flex: none; width: 48px; height: 48px; overflow: hidden; border-radius: calc(var(--vitrine-radius, .75em) * .7); background: var(--fill); }
img { display: block; width: 100%; height: 100%; object-fit: cover; }
[part=item] { flex: 1; display: grid; min-width: 0; }
[part=title] { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; font-size: .9375em; }
b { color: var(--accent); font-weight: 650; font-variant-numeric: tabular-nums; }
[part~=why] { font-size: .8em; opacity: .75; }
[part~=personal] { opacity: 1; }
`;
