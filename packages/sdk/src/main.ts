// Entry of vitrine.js, the script tag: starts the shop that the tag names.
import {findScript, parseScript} from './config.ts';
import {createGuard} from './guard.ts';
import {createVitrine} from './vitrine.ts';

const script = findScript(window);
createGuard(script?.hasAttribute('data-debug') ?? false)(() => {
  if (script) createVitrine(parseScript(script, window));
})();
