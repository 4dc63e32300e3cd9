import {clean, isVisible} from '../page.ts';
import {HOME} from '../words.ts';

const TRAILS =
  '[class*="crumb" i],[id*="crumb" i],[aria-label*="crumb" i],[role=breadcrumb],[class*="fil-ariane" i],[class*="ariane" i],[class*="kruimel" i],[class*="pankuzu" i],[class*="topicpath" i],[itemtype*="BreadcrumbList"]';
const SEPARATOR = /^[\s>»›＞/|→▸▶·•\\<«‹:\u00a0-]*$/;
const REVERSED = /^\s*[<‹«]\s*$/;
/** Inside a step: menus of its neighbors, and what no shopper reads. */
const ASIDE = 'script,style,template,noscript,svg,select,ul ul,ol ul,ul ol,[class*="dropdown" i],[class*="submenu" i],[class*="popup" i],[class*="flyout" i]';
const BACK = /^(?:back\b|zurück|retour|terug|volver|indietro|返回|戻る|you are here|sie sind hier)|[:：]$/i;
const MAX_TRAILS = 40;
const MAX_STEPS = 8;

/** The path that the page shows above its content, widest first, without home; [] when it shows none. */
export function breadcrumb({document}: Window): string[] {
  const trails = [...document.querySelectorAll(TRAILS)].slice(0, MAX_TRAILS);
  let best: string[] = [];
  for (const trail of trails) {
    if (trail.tagName === 'BODY' || !trail.querySelector('a') || trail.closest('footer')) continue;
    const steps = stepsOf(trail);
    // A trail is printed twice, for small screens and large, and around it lie its wrappers: the first of the longest
    if (steps.length > best.length && isVisible(trail)) best = steps;
  }
  return best.length ? best : unnamed(document);
}

/** A list without a name above the heading whose links lead ever deeper, or have separators between them. */
function unnamed(document: Document): string[] {
  const heading = document.querySelector('h1');
  const lists = document.querySelectorAll('ol,ul,[class*="path" i],[class*="trail" i]');
  for (let i = 0; i < lists.length && i < 200; i++) {
    const list = lists[i];
    const links = list.querySelectorAll('a[href]');
    if (links.length < 2 || links.length > MAX_STEPS || list.querySelector('ul,ol,img')) continue;
    if (heading && !(list.compareDocumentPosition(heading) & 4)) break; // below the heading
    if (!isSeparated(list) && !isNested([...links])) continue;
    if (list.closest('footer') || !isVisible(list)) continue;
    const steps = stepsOf(list);
    if (steps.length > 1) return steps;
  }
  return [];
}

const isSeparated = (list: Element) => /\S\s*[>»›＞→/]\s*\S/.test((list.textContent ?? '').slice(0, 400));

function isNested(links: readonly Element[]): boolean {
  const paths = links.map((link) => link.getAttribute('href')!.replace(/[?#].*$|\/$|\.\w+$/g, ''));
  const deeper = paths.filter((path, i) => i > 0 && path.length > paths[i - 1].length && path.startsWith(paths[i - 1]));
  return links.length > 2 && deeper.length >= paths.length - 2;
}

function stepsOf(trail: Element): string[] {
  const steps: string[] = [];
  let isReversed = false;
  let texts = 0;
  const walk = (node: Node) => {
    if (++texts > 300 || steps.length > 16) return;
    if (node.nodeType === 3) {
      const text = node.nodeValue!;
      if (REVERSED.test(text)) isReversed = true;
      if (SEPARATOR.test(text)) return;
      steps.push(...text.split(/\s[>»›＞→|/]\s|[>»›＞→]/).map(clean));
      return;
    }
    if (node.nodeType !== 1) return;
    const part = node as Element;
    if (part !== trail && part.matches(ASIDE)) return;
    if (part.tagName === 'A' || part.tagName === 'LI' && !part.querySelector('a')) {
      steps.push(textIn(part));
      return;
    }
    for (const child of part.childNodes) walk(child);
  };
  walk(trail);
  const kept = steps.filter((step) => step && step.length < 80 && !SEPARATOR.test(step) && !HOME.test(step) && !BACK.test(step));
  if (isReversed) kept.reverse();
  return [...new Set(kept)].slice(0, MAX_STEPS);
}

/** Text of a step, without what lies aside. */
function textIn(part: Element): string {
  if (!part.childElementCount) return clean(part.textContent).replace(/^[>»›＞/|\s]+|[>»›＞/|\s]+$/g, '');
  let text = '';
  for (const child of part.childNodes) {
    if (child.nodeType === 3) text += child.nodeValue;
    else if (child.nodeType === 1 && !(child as Element).matches(ASIDE)) text += ` ${textIn(child as Element)}`;
  }
  return clean(text).replace(/^[>»›＞/|\s]+|[>»›＞/|\s]+$/g, '');
}
