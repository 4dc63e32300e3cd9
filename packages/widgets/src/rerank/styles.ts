/** Beside the sheet that all elements share; the row is as high with a switch as without. */
export const RERANK_CSS = `
:host { min-height: 2.75rem; }
[part=row] { display: flex; align-items: center; justify-content: space-between; gap: .75em; min-height: 2.75rem; }
[part=state] { min-width: 0; font-size: .875em; opacity: .75; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
[part=switch] { flex: none; display: flex; align-items: center; gap: .6em; min-height: 2.75rem; min-width: 2.75rem; font-size: .875em;
  position: relative; }
[part=switch]::before { content: ""; order: 1; width: 2.3em; height: 1.35em; border-radius: 1em; background: #80808073; }
[part=switch]::after { content: ""; position: absolute; inset-inline-end: 1.1em; width: 1.05em; height: 1.05em; border-radius: 50%;
  background: #fff; }
[part=switch][aria-checked=true]::before { background: var(--accent); }
[part=switch][aria-checked=true]::after { inset-inline-end: .15em; }
@media (forced-colors: active) { [part=switch]::before { border: 1px solid; } [part=switch]::after { background: ButtonText; } }
`;
