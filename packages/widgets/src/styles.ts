/**
 * Sizes are in em of the page's own text, colours start from the page's own: grey lines and surfaces are translucent,
 * so both elements sit on light and dark pages alike; the accent follows the page's `color-scheme`. A shop changes the
 * custom properties (`--vitrine-accent`, `-ink`, `-surface`, `-radius`, `-gap`, `-card`) or any `::part`.
 */
export const COMMON_CSS = `
:host {
  display: block; width: 100%; container-type: inline-size; font: inherit; line-height: 1.4; text-align: start;
  color: var(--vitrine-ink, inherit); background: var(--vitrine-surface, none);
  --accent: var(--vitrine-accent, light-dark(#c2261a, #ff8d7e));
  --line: #80808047;
  --fill: #8080801a;
}
:host([theme=light]) { color-scheme: light; color: var(--vitrine-ink, #1c1c1e); background: var(--vitrine-surface, #fff); }
:host([theme=dark]) { color-scheme: dark; color: var(--vitrine-ink, #f3f3f5); background: var(--vitrine-surface, #17181a); }
:host([hidden]) { display: none; }
:host([empty]) { visibility: hidden; }
* { box-sizing: border-box; margin: 0; padding: 0; }
ul { display: flex; list-style: none; overflow: auto hidden; scrollbar-width: none; }
ul::-webkit-scrollbar { display: none; }
button { font: inherit; color: inherit; background: none; border: 0; cursor: pointer; }
a { color: inherit; text-decoration: none; }
@media (prefers-reduced-motion: no-preference) {
  *, ::before, ::after { transition: background .15s, transform .3s, inset .15s; scroll-behavior: smooth; }
  .bone { animation: breathe 1.6s infinite alternate; }
}
@keyframes breathe { to { opacity: .45; } }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`;

export const SHELF_CSS = `
section { --card: var(--vitrine-card, 9.75em); --gap: var(--vitrine-gap, .75em); padding-block: .5em; }
header, footer { display: flex; align-items: center; gap: .5em; min-height: 2.75em; }
h2 { flex: 1; font-size: 1.3em; font-weight: 650; }
h2, [part=prices], [part=rating], [part=note] { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
header button { display: none; flex: none; width: 2.25em; height: 2.25em; border-radius: 50%; border: 1px solid var(--line); }
header button::before { content: ""; display: block; width: .5em; height: .5em; margin: auto; border: solid;
  border-width: .13em .13em 0 0; transform: translateX(-.1em) rotate(45deg); }
[part=previous]::before { transform: translateX(.1em) rotate(225deg); }
section:dir(rtl) header button { scale: -1 1; }
header button:hover { background: var(--fill); }
header button[aria-disabled=true] { opacity: .3; cursor: default; }
ul { gap: var(--gap); padding: 4px; margin-inline-start: -4px; margin-block: -4px; scroll-snap-type: x proximity; scroll-padding: 4px;
  overscroll-behavior-x: contain; }
li { flex: none; width: var(--card); scroll-snap-align: start; position: relative; }
a { display: block; border-radius: var(--vitrine-radius, .75em); }
li span { display: block; }
[part=frame] { aspect-ratio: 1; overflow: hidden; border-radius: var(--vitrine-radius, .75em); background: var(--fill); }
img { display: block; width: 100%; height: 100%; object-fit: cover; }
a:hover img { transform: scale(1.04); }
[part=title], [part~=reason] span { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden;
  overflow-wrap: anywhere; }
[part=title] { height: 2.8em; margin-top: .6em; font-size: .9em; }
[part=prices] { height: 1.6em; margin-top: .25em; }
b { font-size: 1.1em; color: var(--accent); font-variant-numeric: tabular-nums; }
s { margin-inline-start: .45em; font-size: .8em; opacity: .65; }
[part=rating] { height: 1.5em; font-size: .8em; opacity: .8; }
[part=rating][role]::before { content: "★ "; color: light-dark(#b26a00, #ffc24d); }
small { font-size: 1em; opacity: .8; }
[part~=reason] { height: 3.1em; margin-top: .4em; font-size: .78em; overflow: hidden; }
[part~=reason] span { width: fit-content; max-width: 100%; opacity: .75; }
[part=more] { position: absolute; inset-block-start: 0; inset-inline-end: 0; width: 2.75em; height: 2.75em; }
[part=more]::before { content: "⋯"; display: block; width: 1.5em; height: 1.5em; margin: auto; border-radius: 50%; background: #fffc;
  color: #1c1c1e; }
[part=add] { width: 100%; min-height: 2.75em; border-radius: 2em; border: 1px solid; color: var(--accent); }
[part~=changed] [part=frame] { outline: 2px dashed var(--accent); outline-offset: -2px; }
[part~=personal] span { padding: .05em .5em; border-radius: .5em; opacity: 1;
  background: color-mix(in srgb, var(--accent) 11%, transparent); }
.bone :is([part=title], [part=prices]) { background: var(--fill); border-radius: .4em; }
:host([add]) .bone { padding-bottom: 2.75em; }
footer { justify-content: space-between; font-size: .8em; }
[part=note] { opacity: .7; }
[part=neutral] { display: flex; align-items: center; gap: .6em; min-height: 2.75em; flex: none; position: relative; }
[part=neutral]::before { content: ""; order: 1; width: 2.3em; height: 1.35em; border-radius: 1em; background: #80808073; }
[part=neutral]::after { content: ""; position: absolute; inset-inline-end: 1.1em; width: 1.05em; height: 1.05em; border-radius: 50%;
  background: #fff; }
[aria-checked=true]::before { background: var(--accent); }
[aria-checked=true]::after { inset-inline-end: .15em; }
[aria-busy=true] :is(footer, button) { visibility: hidden; }
@container (min-width: 40em) {
  section { --card: var(--vitrine-card, 12.5em); --gap: var(--vitrine-gap, 1em); }
  section:not([fits]) header button { display: block; }
}
@media (forced-colors: active) { [part=neutral]::before { border: 1px solid; } [part=neutral]::after { background: ButtonText; } }
`;

export const CHIPS_CSS = `
nav { display: grid; align-items: center; gap: 0 .75em; padding-block: .25em; }
[part=heading] { flex: none; min-height: 1.6em; font-size: .88em; opacity: .7; }
ul { gap: .5em; padding: 4px; margin-inline-start: -4px; min-width: 0; min-height: 2.75em; }
li { flex: none; }
[part~=chip] { display: flex; align-items: baseline; gap: .45em; padding: .4em .9em; border-radius: 2em; border: 1px solid var(--line);
  font-size: .94em; white-space: nowrap; }
[part~=chip]:hover { background: var(--fill); border-color: currentColor; }
[part~=personal] { border-color: var(--accent); }
small { font-size: .8em; opacity: .65; }
@container (min-width: 40em) { nav { display: flex; } }
`;
