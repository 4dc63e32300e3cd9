import {clean, isVisible} from '../page.ts';
import {HOME} from '../words.ts';

const TRAILS = ['crumb', 'Crumb'].map((word) => `[class*="${word}"],[id*="${word}"],[aria-label*="${word}"]`).join();
/** What they are called in other languages, or to those who test the page; on pages of which nothing is called a trail. */
const OTHER_TRAILS =
  '[data-test*="crumb"],[data-testid*="crumb"],[data-hook*="crumb"],[class*="riane"],[class*="ruimel"],[class*="ankuzu"],[class*="opicpath"],[class*="opicPath"],[id*="opicpath"],[id*="opicPath"]';
const SEPARATOR = /^[\s>»›＞/|→▸▶·•.,…\\<«‹:\u00a0-]*$/;
/** What between two links makes them a trail; a slash does behind home alone. */
const ARROW = /^\s*(?:[>»›＞→]+|\/)\s*$/;
/** Paths of a shop's front page, and of that in one of its languages. */
const FRONT = /^(?=\/)(?:\/[a-z]{2}(?:[-_][a-z]{2})?){0,2}\/?(?:index\.\w+)?$/i;
const REVERSED = /^\s*[<‹«]\s*$/;
/** Inside a step: menus of its neighbors, and what no shopper reads. */
const ASIDE =
  'script,style,template,noscript,svg,select,ul ul,ol ul,ul ol,[class*="ropdown"],[class*="ubmenu"],[class*="opup"],[class*="lyout"]';
/** Article numbers, and rows about them. */
const NUMBER = /^[\w-]*\d{5,}$|[:：]/;
const BACK = /^(?:back\b|zurück|retour|terug|volver|indietro|返回|戻る)|[:：]$/i;
const MAX_TRAILS = 40;
const MAX_STEPS = 8;
const MAX_LISTS = 200;
const MAX_LINKS = 400;

/** The path that the page shows above its content, widest first, without home; [] when it shows none. */
export function breadcrumb({document}: Window): string[] {
  const trails = document.querySelectorAll(TRAILS);
  return (
    longestOf(trails) ??
    longestOf(document.querySelectorAll(OTHER_TRAILS)) ??
    unnamed(document) ??
    inLine(document) ??
    labelOf(document) ??
    []
  );
}

/** A trail is printed twice, for small screens and large, and around it lie its wrappers: the first of the longest. */
function longestOf(trails: ArrayLike<Element>): string[] | null {
  let best: string[] = [];
  for (let i = 0; i < trails.length && i < MAX_TRAILS; i++) {
    const trail = trails[i];
    if (trail.tagName === 'BODY' || !trail.querySelector('a')) continue;
    const steps = stepsOf(trail);
    if (steps.length > best.length && isVisible(trail)) best = steps;
  }
  return best.length ? best : null;
}

/** A list without a name above the heading whose links lead from home, or ever deeper, or have separators between them. */
function unnamed(document: Document): string[] | null {
  const heading = mainHeading(document);
  const lists = document.querySelectorAll('ol,ul');
  for (let i = 0; i < lists.length && i < MAX_LISTS; i++) {
    const list = lists[i];
    if (list.childElementCount < 2 || list.childElementCount > 2 * MAX_STEPS) continue;
    if (isBelow(list, heading)) break;
    if (list.querySelector('ul,ol,img')) continue;
    const links = [...list.querySelectorAll('a[href]')];
    if (links.length < 2 || links.length > MAX_STEPS) continue;
    const least = isFromHome(list, links) ? 1 : 2;
    if (least > 1 && !isSeparated(list, links.length) && !isNested(links)) continue;
    if (list.closest('footer') || !isVisible(list)) continue;
    const steps = stepsOf(list);
    if (steps.length >= least) return steps;
  }
  return null;
}

/** Links in a line above the heading, with arrows between them. */
function inLine(document: Document): string[] | null {
  const heading = mainHeading(document);
  for (const link of [...document.querySelectorAll('a[href]')].slice(0, MAX_LINKS)) {
    const next = link.nextElementSibling;
    const mark = link.nextSibling?.nodeValue?.trim() || (!next?.childElementCount && next?.textContent) || '';
    if (!ARROW.test(mark) || (mark.includes('/') && !isHome(link))) continue;
    if (isBelow(link, heading)) break;
    const steps = link.closest('footer') || !isVisible(link) ? [] : stepsOf(link.parentElement!);
    if (steps.length) return steps;
  }
  return null;
}

/** The first heading that is no logo. */
const mainHeading = (document: Document) =>
  [...document.querySelectorAll('h1')].find((one) => !one.closest('header') && !one.querySelector('a'));

const isBelow = (part: Element, heading: Element | undefined) =>
  !!heading && !(part.compareDocumentPosition(heading) & 4);

function isHome(link: Element): boolean {
  const {pathname, search} = link as HTMLAnchorElement;
  return !search && FRONT.test(pathname) && /^[^#]/.test(link.getAttribute('href') ?? '');
}

/** Of numbered lists any, since menus are none; of others those in the page's content. */
const isFromHome = (list: Element, [first, ...others]: readonly Element[]) =>
  isHome(first) && !others.some(isHome) && list.closest('ol,main') !== null;

/** The one shelf that is named beside the heading. */
function labelOf(document: Document): string[] | null {
  const around = document.querySelector('h1')?.parentElement;
  const label = around?.querySelector('[class*="ategor"]');
  if (!label || label.contains(around?.querySelector('h1') ?? null) || label.querySelectorAll('*').length > 6)
    return null;
  const steps = stepsOf(label).filter((step) => step.length < 50 && !step.endsWith(':'));
  return steps.length && steps.length < 4 ? steps : null;
}

const isSeparated = (list: Element, links: number) =>
  ((list.textContent ?? '').slice(0, 400).match(/[>»›＞→]|\s\/\s/g)?.length ?? 0) >= links - 1;

function isNested(links: readonly Element[]): boolean {
  const folders = links
    .filter((link) => !BACK.test(clean(link.textContent)))
    .map((link) => (link as HTMLAnchorElement).pathname.replace(/\/[^/]*\.\w+$|\/$/, ''));
  const steps = folders
    .slice(1)
    .map((folder, i) => (folder.startsWith(folders[i]) ? folder.length - folders[i].length : -1));
  return steps.every((more) => more >= 0) && steps.filter((more) => more > 0).length > 1;
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
    if (part.tagName === 'A' && isHome(part) && (isReversed || steps.length < 2)) {
      if (!isReversed) steps.length = 0; // "You are here"
      return;
    }
    if (part.tagName === 'A' || (part.tagName === 'LI' && !part.querySelector('a'))) {
      steps.push(textIn(part));
      return;
    }
    for (const child of part.childNodes) walk(child);
  };
  walk(trail);
  const kept = steps.filter(
    (step) =>
      step && step.length < 80 && !SEPARATOR.test(step) && !HOME.test(step) && !BACK.test(step) && !NUMBER.test(step),
  );
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
