/**
 * Beside the sheet that all elements share. An empty status takes no room and is still there: what is not rendered is not
 * heard when it is filled.
 */
export const RECEIPTS_CSS = `
section, [part=budget], [part=list], [part~=receipt] { display: grid; gap: .75em; min-width: 0; }
section { gap: 1.25em; padding-block: .5em; }
[hidden] { display: none; }
[part=status]:empty { position: absolute; }
[part=list] { overflow: visible; margin-block-start: .75em; }
h3 { font-size: 1.05em; font-weight: 650; }
h4 { font-size: 1em; font-weight: 650; overflow-wrap: anywhere; }
p, dt, [part=hint] { font-size: .875em; }
dt, [part=hint] { opacity: .75; }
[part=meter] { height: .6em; border-radius: 1em; background: #80808047; overflow: hidden; }
[part=meter-value] { display: block; height: 100%; border-radius: inherit; background: var(--accent); }
[part~=receipt] { padding: 1em; border: 1px solid var(--line); border-radius: var(--vitrine-radius, .75em); }
[part~=pending] { border-color: var(--accent); }
[part=title] { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: .25em .75em; }
[part=state] { font-size: .8em; padding: .1em .7em; border-radius: 1em; background: var(--fill); white-space: nowrap; }
dl { display: grid; gap: .6em 1em; }
dd { overflow-wrap: anywhere; }
dd bdi { display: block; }
[part=actions] { display: flex; flex-wrap: wrap; align-items: center; gap: .5em 1em; }
[part=hint] { flex: 1 12em; }
button { min-height: 2.75em; padding: .3em 1.2em; border: 1px solid #808080; border-radius: 2em; }
button:hover { background: var(--fill); }
[part=refuse] { border-color: var(--accent); }
[part=save] { justify-self: start; }
summary { min-height: 2.75em; padding-block: .7em; font-size: .875em; cursor: pointer; }
[part=body] { padding: .8em; margin-block: .5em; border-radius: var(--vitrine-radius, .75em); background: var(--fill);
  font: .8em/1.6 ui-monospace, monospace; white-space: pre-wrap; text-align: left; }
@container (min-width: 34em) { dl { grid-template-columns: minmax(9em, 1fr) 3fr; } }
@media (forced-colors: active) { [part=meter] { border: 1px solid; } [part=meter-value] { background: Highlight; } }
`;
