/**
 * The panel stands over the shop's page and takes nothing from it: neither room nor style. What the page says of every
 * element (`body > * {…}`) is outranked; its own colours follow the reader's scheme, not the shop's.
 */
export const PANEL_CSS = `
:host {
  all: initial !important; position: fixed !important; inset: 0 !important; z-index: 2147483647 !important;
  display: block !important; pointer-events: none !important; color-scheme: light dark !important;
  --ink: light-dark(#1d1d20, #ececef); --soft: light-dark(#5b5b63, #b2b2bb); --surface: light-dark(#fff, #1b1b1f);
  --fill: light-dark(#f3f3f5, #29292f); --line: light-dark(#d9d9df, #44444d); --accent: light-dark(#1b5fc1, #8ab8ff);
  --good: light-dark(#176b37, #7fd8a0); --bad: light-dark(#a83d00, #ffb27d);
}
* { box-sizing: border-box; margin: 0; padding: 0; min-width: 0; }
[hidden] { display: none !important; }
aside { display: flex; flex-direction: column; justify-content: flex-end; align-items: flex-end; height: 100%; padding: 8px; gap: 8px;
  font: 14px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; color: var(--ink); text-align: start; }
aside > * { pointer-events: auto; }
button, summary { font: inherit; color: inherit; cursor: pointer; }
button { background: none; border: 1px solid var(--line); border-radius: 8px; padding: 3px 10px; min-height: 32px; }
button:hover { background: var(--fill); }
button[aria-pressed=true] { border-color: var(--accent); color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
[part=corner] { display: flex; align-items: center; gap: 8px; max-width: 100%; padding: 6px 14px; min-height: 44px; border-radius: 22px;
  background: var(--surface); box-shadow: 0 2px 12px #0004; }
[data-tone=good]::before { content: "✓"; color: var(--good); }
[data-tone=bad]::before { content: "!"; font-weight: 700; color: var(--bad); }
[part=panel] { display: flex; flex-direction: column; width: min(440px, 100%); max-height: 720px;
  background: var(--surface); border: 1px solid var(--line); border-radius: 14px; box-shadow: 0 6px 32px #0005; overflow: hidden; }
header { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; padding: 8px 8px 8px 14px; border-bottom: 1px solid var(--line); }
h2 { flex: 1; font-size: 14px; font-weight: 650; }
[part=collapse], [part=close] { width: 32px; padding: 0; border-color: transparent; }
[part=body] { overflow: auto; overscroll-behavior: contain; padding: 12px 14px; }
[part=verdict] { display: flex; gap: 8px; font-size: 18px; font-weight: 650; line-height: 1.35; }
[part=status]:empty { position: absolute; }
[part=status] { font-size: 12px; color: var(--soft); }
section { padding-block: 12px; }
section + section { border-top: 1px solid var(--line); }
h3 { font-size: 12px; font-weight: 650; color: var(--soft); margin-bottom: 6px; }
p { margin-block: 6px; }
dl { display: grid; grid-template-columns: minmax(84px, 2fr) 5fr; gap: 5px 12px; }
dt { color: var(--soft); overflow-wrap: anywhere; }
dd { overflow-wrap: anywhere; }
small { display: inline-block; margin-inline-start: 8px; font-size: 12px; color: var(--soft); }
dd > small { display: block; }
dd > small, [part=events] small { margin: 0; }
[part=missing], [part=check] { color: var(--bad); }
[part=optional] { color: var(--soft); }
[part=line] { display: flex; align-items: flex-start; gap: 8px; padding: 8px; margin-block: 6px; border-radius: 8px; background: var(--fill); }
code, pre { flex: 1; font: 12px/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; text-align: left; direction: ltr; }
pre { max-height: 200px; overflow: auto; padding: 8px; background: var(--fill); }
ol { list-style: none; }
summary { padding-block: 4px; min-height: 24px; }
li[part=done]::before { content: "✓"; display: inline-block; width: 20px; color: var(--good); }
li[part=done], li[part=open] { padding-block: 2px; }
li li, details details { margin-inline-start: 12px; }
[part=tools] { display: flex; flex-wrap: wrap; gap: 6px; padding-bottom: 8px; }
[part=events] { max-height: 260px; overflow: auto; }
[part=events] li { display: flex; flex-wrap: wrap; gap: 2px 8px; padding-block: 3px; border-bottom: 1px solid var(--fill); }
[part=events] bdi { overflow-wrap: anywhere; }
time { color: var(--soft); font-variant-numeric: tabular-nums; }
b { font-weight: 600; }
@media (forced-colors: active) { [part=panel], [part=corner] { border: 1px solid; } }
@media print { aside { display: none; } }
`;
