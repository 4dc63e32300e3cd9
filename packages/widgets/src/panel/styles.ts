/**
 * Beside the sheet that all elements share. An empty status takes no room and is still there: what is not rendered is not
 * heard when it is filled.
 */
export const PANEL_CSS = `
[part=panel] { display: grid; gap: 1em; grid-template-columns: minmax(0, 1fr); }
[hidden] { display: none !important; }
[part=status] { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
[part~=card] { display: grid; gap: .9em; align-content: start; min-width: 0; padding: 1.25em; border: 1px solid var(--line);
  border-radius: var(--vitrine-radius, .75em); }
h2 { font-size: 1.2em; font-weight: 650; }
h3 { font-size: 1em; font-weight: 650; }
h4, [part=day] { font-size: .8125em; font-weight: 400; opacity: .75; }
p { font-size: .9375em; }
b { font-weight: 600; }
[part=hint], [part=evidence] { font-size: .8125em; opacity: .75; }
[part=note] { font-size: .875em; }
[part=note]:empty { position: absolute; }
[part=knowledge] { column-gap: 2em; }
[part~=group] { display: grid; gap: .6em; min-width: 0; margin-block-end: 1.5em; break-inside: avoid; }
[part~=group]:last-child { margin: 0; }
[part=switches], [part=options] { display: grid; gap: .5em 2em; }
[part=switches] { margin-block-end: .5em; }
[part=choice] { display: grid; justify-items: start; }
[part=form], [part=arriving], [part=preview] { display: grid; gap: .4em; min-width: 0; justify-items: start; }

[part~=switch] { position: relative; display: flex; align-items: center; gap: .75em; min-height: 2.75em; text-align: start; }
[part~=switch]::before { content: ""; flex: none; width: 2.6em; height: 1.5em; border-radius: 1em; background: #80808099; }
[part~=switch]::after { content: ""; position: absolute; inset-inline-start: .2em; width: 1.1em; height: 1.1em; border-radius: 50%;
  background: #fff; }
[aria-checked=true]::before { background: var(--accent); }
[aria-checked=true]::after { inset-inline-start: 1.3em; }

[part=option] { display: grid; grid-template-columns: auto 1fr; gap: .1em .75em; align-items: center; padding: .65em .9em; cursor: pointer;
  border: 1px solid var(--line); border-radius: var(--vitrine-radius, .75em); }
[part=option] [part=hint] { grid-column: 2; }
[part=option]:has(:checked) { border-color: var(--accent); background: var(--fill); }
[type=radio] { width: 1.2em; height: 1.2em; accent-color: var(--accent); }

[part~=list] { display: grid; overflow: visible; }
[part~=chips] { display: flex; flex-wrap: wrap; gap: .5em; }
[part=facet] { display: grid; gap: .35em; }
[part~=chip] { display: flex; align-items: center; gap: .4em; max-width: 100%; min-height: 2.5em; padding-inline-start: .9em;
  border: 1px solid var(--line); border-radius: 1.3em; font-size: .9375em; }
[part~=chip] span:first-child { min-width: 0; overflow-wrap: anywhere; padding-block: .3em; }
[part=bar] { flex: none; width: 2em; height: .35em; border-radius: 1em; background: #80808047; overflow: hidden; }
[part=bar] i { display: block; height: 100%; border-radius: inherit; background: var(--accent); }
[part=remove] { flex: none; position: relative; width: 2.75em; height: 2.75em; border-radius: 50%; opacity: .7; }
[part=remove]::before, [part=remove]::after { content: ""; position: absolute; inset: 0; margin: auto; width: .8em; height: .12em;
  background: currentColor; rotate: 45deg; }
[part=remove]::after { rotate: -45deg; }
[part~=chip] [part=remove] { width: 2.25em; }
[part=remove]:hover { background: var(--fill); opacity: 1; }
[part~=gone] { display: flex; flex-wrap: wrap; align-items: center; gap: .25em .75em; min-height: 2.75em; font-size: .875em;
  padding: .35em .9em; border-radius: 1.3em; background: var(--fill); }
[part~=gone] [part=undo] { margin-block: -.35em; }
[part~=gone] [part=undo] { min-height: 2.75em; padding: 0 .5em; border: 0; text-decoration: underline; font-weight: 600; }

[part=stage] { display: flex; justify-content: space-between; align-items: start; gap: .5em; }
[part=stage] [part=body] { display: grid; gap: .35em; min-width: 0; justify-items: start; }
[part=stage] [part=bar] { width: min(14em, 100%); height: .5em; }
[part=mark] { font-size: .8em; padding: .1em .7em; border-radius: 1em; background: var(--fill); }
[part=evidence] { display: grid; gap: .2em; overflow: visible; padding-inline-start: 1.1em; list-style: disc; }
[part=spending] { display: grid; grid-template-columns: minmax(5em, 1fr) auto 4em minmax(0, 1.4fr); align-items: center; gap: .2em .75em;
  min-height: 2.25em; font-size: .9375em; }
[part=steps] { display: flex; gap: .2em; }
[part=steps] i { width: 1.5em; height: .5em; border-radius: 1em; background: #80808047; }
[part=steps] .on { background: var(--accent); }

[part=record] { display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: center; border-block-end: 1px solid var(--line);
  font-size: .9375em; }
[part=day] { grid-column: 1 / -1; padding-block: .9em .4em; }
[part=line] { display: flex; gap: .9em; padding-block: .5em; overflow-wrap: anywhere; }
[part=line] span { min-width: 0; }
time { flex: none; font-variant-numeric: tabular-nums; }
time, [part=deed] { opacity: .75; }
[part=deed] { margin-inline-end: .35em; }

[part=actions] { display: flex; flex-wrap: wrap; align-items: center; gap: .5em .75em; }
button:not([part=remove], [role=switch]) { min-height: 2.75em; padding: .3em 1.2em; border: 1px solid #808080; border-radius: 2em;
  justify-self: start; }
button:not([part=remove], [role=switch]):hover { background: var(--fill); }
button:is([part=to-file], [part=to-qr], [part=open], [part=take-in], [part=confirm-yes], [part=forget]) { border-color: var(--accent); }
[aria-pressed=true] { background: var(--fill); }
[part=confirm] { display: grid; gap: .75em; padding: 1em; border: 1px solid var(--accent); border-radius: var(--vitrine-radius, .75em); }
[part=form] { gap: .6em; }
[part=field] { display: grid; gap: .3em; font-size: .9375em; width: min(24em, 100%); }
input { font: inherit; color: inherit; max-width: 100%; }
[part=field] input { min-height: 2.75em; padding: 0 .8em; background: none; border: 1px solid #808080; border-radius: .6em; width: 100%; }
[part~=arrived], [part=preview] { gap: .75em; padding: 1em; border: 1px solid var(--accent);
  border-radius: var(--vitrine-radius, .75em); width: 100%; }
[part=code] { display: grid; gap: .5em; justify-items: start; }
[part=qr] { display: block; width: min(100%, 26em); height: auto; }
[part=link] { font-size: .875em; text-decoration: underline; text-underline-offset: .2em; padding-block: .6em; }
[part=arriving] { padding-block-start: 1em; border-block-start: 1px solid var(--line); gap: .75em; }

@container (max-width: 30em) {
  [part~=card] { padding: 1em; }
  [part=spending] { grid-template-columns: 1fr auto auto; }
  [part=spending] [part=hint] { grid-column: 1 / -1; }
}
@container (min-width: 46em) {
  [part=knowledge] { columns: 2; }
  [part=knowledge] [part~=wide] { column-span: all; }
  [part=panel], [part=switches] { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  [part~=wide] { grid-column: 1 / -1; }
}
@media (forced-colors: active) {
  [part=bar], [part=steps] i, [part~=switch]::before { border: 1px solid; }
  [part=bar] i, [part=steps] .on { background: Highlight; }
  [part~=switch]::after, [part=remove]::before, [part=remove]::after { background: ButtonText; }
  [aria-checked=true]::before { background: Highlight; }
}
`;
