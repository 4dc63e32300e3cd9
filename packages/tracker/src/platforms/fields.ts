import type {SeenItem} from '@vitrine/core';
import type {PageKind, Stop} from '../adapter.ts';
import {clean, listen} from '../page.ts';
import {idsOf, itemFrom} from '../reading/found.ts';
import type {PlatformReading} from './platform.ts';

/** An item of which ids alone are known, its own first; null without any. */
export function itemOf(...ids: readonly unknown[]): SeenItem | null {
  return itemFrom({ids: idsOf(ids)});
}

/** The value of a named field: asked only for ids of products and quantities. */
export function fieldOf(root: ParentNode | null, name: string): string | undefined {
  return root?.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value;
}

/** A quantity to be spread into an act: `{quantity: 2}`; {} when the value is none between 1 and 999. */
export function countOf(value: unknown): {quantity?: number} {
  const quantity = Number(value);
  return Number.isInteger(quantity) && quantity > 0 && quantity < 1000 ? {quantity} : {};
}

/** ISO 4217, as platforms name currencies among themselves; undefined when it is no such code. */
export function isoCode(value: unknown): string | undefined {
  return /^[A-Z]{3}$/.exec(clean(value))?.[0];
}

/** A price in major units as platforms write it for scripts, 129.9 or "129.90"; undefined when it is none. */
export function plainPrice(value: unknown): number | undefined {
  const price = Number(clean(value));
  return price > 0 && price < 1e12 ? price : undefined;
}

/** A page of a kind; on a page of results with what was sought, which is in a parameter of the address. Null without a kind. */
export function pageOf(kind: PageKind | undefined, page: Window, parameter: string): PlatformReading | null {
  const query = kind === 'search' && clean(new URLSearchParams(page.location.search).get(parameter));
  return kind ? {kind, ...(query && {query})} : null;
}

/** Hears of each form that is submitted. */
export function onSubmit(page: Window, hear: (form: HTMLFormElement, action: string) => void): Stop {
  return listen(page, 'submit', (event) => {
    const form = event.composedPath()[0] as HTMLFormElement;
    hear(form, clean(form.getAttribute('action')));
  });
}
