import type {Acts} from '../../../packages/tracker/src/platforms/platform.ts';

/** Everything a platform tells, in order: `['happened', …]`, `['tried', …]`, `['answered', ok, itemId]`. */
export function recordActs(): {acts: Acts; told: unknown[]} {
  const told: unknown[] = [];
  return {
    told,
    acts: {
      happened: (seen) => told.push(['happened', seen]),
      tried: (attempt) => told.push(['tried', attempt]),
      answered: (ok, item) => told.push(['answered', ok, item?.itemId]),
    },
  };
}

/** Sets globals as the shop's scripts do; the returned function takes them away again. */
export function setGlobals(globals: Readonly<Record<string, unknown>>): () => void {
  Object.assign(window, globals);
  return () => {
    for (const name of Object.keys(globals)) delete (window as unknown as Record<string, unknown>)[name];
  };
}

/** Writes a page at a path of the test's origin. */
export function openPage(path: string, body: string, bodyAttributes: Readonly<Record<string, string>> = {}): void {
  history.replaceState(null, '', path);
  for (const name of document.body.getAttributeNames()) document.body.removeAttribute(name);
  for (const [name, value] of Object.entries(bodyAttributes)) document.body.setAttribute(name, value);
  document.body.innerHTML = body;
}

/** Submits a form as a press of its button does; no page of a test is left for it. */
export function submit(selector: string): void {
  document
    .querySelector(selector)!
    .dispatchEvent(new Event('submit', {bubbles: true, composed: true, cancelable: true}));
}
