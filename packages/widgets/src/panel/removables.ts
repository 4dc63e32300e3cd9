import type {Erasure} from '@vitrine/core';
import {build, button, setNodes} from '../dom.ts';
import {forgetAndTell} from '../forget-and-tell.ts';
import type {Panel} from './parts.ts';

/** What a list of things that can be taken away needs to know of them. */
export interface Removable<T> {
  readonly part: string;
  /** Names a thing over redraws. */
  readonly keyOf: (thing: T) => string;
  readonly nameOf: (thing: T) => string;
  /** What is shown of it, before its button. */
  readonly draw: (thing: T) => readonly (Node | string)[];
  readonly erasures: (thing: T) => readonly Erasure[];
  /** Asked while it is there, by its name: what is told of the records that went, once it is gone. */
  readonly said: (thing: T) => (count: number) => string;
  /** Takes back what is more than records; default: nothing is. */
  readonly undo?: (thing: T) => Promise<void>;
}

export interface RemovableList<T> {
  readonly node: HTMLUListElement;
  /** True when there is something in it. */
  readonly show: (things: readonly T[]) => boolean;
  /** Gives the focus to the button of the entry at this place. */
  readonly focus: (index: number) => void;
}

/**
 * A list whose entries go at a press of their button. For ten seconds a way back stands in the place of the last one that went, and
 * has the focus. Nodes stay where they are while the list is redrawn, and so does the focus.
 */
export function createRemovables<T>(kind: Removable<T>, panel: Panel): RemovableList<T> {
  const {messages, source, say} = panel;
  const {guard} = source;
  const node = build('ul', {part: `list ${kind.part}s`, role: 'list'});
  const entries = new Map<string, {readonly stamp: string; readonly node: HTMLElement; readonly button: HTMLElement}>();
  let last: readonly T[] = [];
  let shown: string[] = [];
  /** What stands in the place of the entry that went. */
  let ghost: {readonly key: string; readonly index: number; readonly node: HTMLElement} | undefined;
  /** Key of the entry that is to have the focus once it is there. */
  let awaited = '';

  const root = () => node.getRootNode() as ShadowRoot;
  const focus = (index: number) => {
    const target = entries.get(shown[Math.min(index, shown.length - 1)])?.button ?? panel.title;
    target.focus({preventScroll: target !== panel.title});
  };

  const entryOf = (thing: T) => {
    const key = kind.keyOf(thing);
    const stamp = JSON.stringify(thing);
    const known = entries.get(key);
    if (known?.stamp === stamp) return known;
    const remove = button('remove', '', () => removeThing(thing), guard);
    remove.setAttribute('aria-label', kind.nameOf(thing));
    const made = {stamp, node: build('li', {part: kind.part}, ...kind.draw(thing), remove), button: remove};
    entries.set(key, made);
    return made;
  };

  const show = (things: readonly T[]) => {
    last = things;
    const focused = root().activeElement;
    const held = shown.find((key) => entries.get(key)?.button === focused);
    const rest = ghost ? things.filter((thing) => kind.keyOf(thing) !== ghost?.key) : things;
    const nodes = rest.map((thing) => entryOf(thing).node);
    shown = rest.map(kind.keyOf);
    for (const key of entries.keys()) if (!shown.includes(key)) entries.delete(key);
    if (ghost) nodes.splice(ghost.index, 0, ghost.node);
    setNodes(node, nodes);
    const wanted = awaited && entries.get(awaited)?.button;
    if (wanted) awaited = '';
    const target = wanted || (node.contains(focused) ? focused : held !== undefined && entries.get(held)?.button);
    if (target instanceof HTMLElement && target !== root().activeElement) target.focus({preventScroll: true});
    return nodes.length > 0;
  };

  async function removeThing(thing: T): Promise<void> {
    const key = kind.keyOf(thing);
    const index = shown.indexOf(key);
    const text = build('span', {});
    const place = build('li', {part: `${kind.part} gone`, tabindex: '-1'}, text);
    const close = panel.openWayBack(() => {
      const hadFocus = place.contains(root().activeElement);
      ghost = undefined;
      show(last);
      if (hadFocus) focus(index);
    });
    ghost = {key, index, node: place};
    show(last);
    place.focus({preventScroll: true});

    const said = kind.said(thing);
    const gone = (await forgetAndTell(source, kind.erasures(thing))).toReversed();
    text.textContent = said(gone.length);
    say(text.textContent);
    await panel.look();
    if (ghost?.node !== place) return; // another one has gone since, or time is up
    const undo = async () => {
      awaited = key;
      close();
      await kind.undo?.(thing);
      await source.adopt(gone);
      say(messages.undone);
      await panel.look();
    };
    place.append(button('undo', messages.undo, undo, guard));
    if (root().activeElement === place) (place.lastElementChild as HTMLElement).focus({preventScroll: true});
  }

  return {node, show, focus};
}
