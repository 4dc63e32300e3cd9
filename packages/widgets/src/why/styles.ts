/** Beside the sheets of the shelf, in whose root the dialog stands. */
export const WHY_CSS = `
dialog { width: min(30em, 100%); max-height: 85vh; margin: auto; padding: 1.25em; border: 0; border-radius: 1em; overflow: auto;
  background: Canvas; color: CanvasText; font-size: 1rem; line-height: 1.5; box-shadow: 0 .5em 3em #0006; }
dialog::backdrop { background: #0007; }
dialog h3 { font-size: 1.1em; font-weight: 650; padding-inline-end: 2.5em; overflow-wrap: anywhere; }
dialog h4 { display: flex; justify-content: space-between; gap: 1em; margin-block: 1em .25em; font-size: .875em; font-weight: 650; }
dialog ul { display: grid; gap: .25em; overflow: visible; padding: 0; margin: 0; }
dialog li { width: auto; display: grid; grid-template-columns: 1fr auto auto; align-items: center; gap: 0 .75em; min-height: 2.75em; }
[part=part] { overflow-wrap: anywhere; }
[part=share] { font-variant-numeric: tabular-nums; font-size: .875em; opacity: .8; }
dialog meter { grid-column: 1 / 3; appearance: none; width: 100%; height: .3em; border: 0; border-radius: 1em; background: var(--fill); overflow: hidden; }
dialog meter::-webkit-meter-bar { height: 100%; border: 0; background: none; }
dialog meter::-webkit-meter-optimum-value { background: var(--accent); border-radius: 1em; }
dialog meter::-moz-meter-bar { background: var(--accent); border-radius: 1em; }
dialog p { margin-block-start: 1em; font-size: .875em; opacity: .8; }
dialog button, [popover] button { min-width: 2.75em; min-height: 2.75em; padding: .3em 1.1em; border: 1px solid #808080; border-radius: 2em; }
dialog button:hover, [popover] button:hover { background: var(--fill); }
dialog [part=close] { position: absolute; inset: .5em .5em auto auto; border: 0; }
dialog [part=close]:dir(rtl) { inset: .5em auto auto .5em; }
[part=sum] { font-weight: 650; }
[part=actions] { display: flex; flex-wrap: wrap; gap: .75em; margin-block-start: 1em; }
[popover] { position: fixed; inset: auto 0 1em; margin: 0 auto; width: fit-content; max-width: calc(100% - 2em); padding: .5em .5em .5em 1.25em;
  border: 1px solid var(--line); border-radius: 2em; background: Canvas; color: CanvasText; box-shadow: 0 .25em 1.5em #0005; }
[popover]:popover-open { display: flex; align-items: center; gap: 1em; }
[popover] button { flex: none; }
@media (max-width: 34em) {
  dialog { max-width: none; width: 100%; margin: auto 0 0; border-radius: 1em 1em 0 0; padding-block-end: 2em; }
}
`;
