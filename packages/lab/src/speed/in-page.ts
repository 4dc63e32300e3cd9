// Functions that run inside the shop's page; each holds all it needs.

/**
 * Clicks on one card after the other, as a shop of a single page hears it: the item is shown, which the shop tells Vitrine.
 *
 * @returns for each click, ms until the shelf has shown the list that follows
 */
export async function clicksOf({rounds, warmUp}: {rounds: number; warmUp: number}): Promise<number[]> {
  type Calls = {track: (event: object) => boolean};
  const shelf = document.querySelector('vitrine-shelf');
  // A list with the same cards leaves them in place and fires nothing, but it says that it is no longer busy.
  const nextList = () =>
    new Promise((resolve, reject) => {
      const late = setTimeout(reject, 20_000, new Error('no list came within 20 s'));
      new MutationObserver((_, observer) => {
        clearTimeout(late);
        observer.disconnect();
        resolve(null);
      }).observe(shelf?.shadowRoot as Node, {subtree: true, attributeFilter: ['aria-busy']});
    });
  const cards = () => [...(shelf?.shadowRoot?.querySelectorAll<HTMLElement>('li[data-item-id]') ?? [])];
  for (let wait = 0; cards().length < 12; wait++) {
    if (wait > 600) throw new Error(`a shelf of ${cards().length} cards after half a minute`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  document.addEventListener('click', (event) => {
    event.preventDefault();
    const card = event.composedPath().find((node) => (node as HTMLElement).dataset?.['itemId']) as HTMLElement;
    const {vitrine} = window as unknown as {vitrine: Calls};
    seen.unshift(card.dataset['itemId']);
    seen.length = Math.min(seen.length, 4);
    vitrine.track({type: 'view', item: {itemId: card.dataset['itemId']}});
  });
  const seen: (string | undefined)[] = [];
  const taken: number[] = [];
  for (let round = 0; round < warmUp + rounds; round++) {
    await new Promise((resolve) => setTimeout(resolve, 60)); // what the last list set going has come to rest
    // Who opens the same item again has done nothing new.
    const links = cards().flatMap((card) => (seen.includes(card.dataset['itemId']) ? [] : [card.querySelector('a')]));
    const shown = nextList();
    const began = performance.now();
    links[round % links.length]?.dispatchEvent(
      new MouseEvent('click', {bubbles: true, composed: true, cancelable: true}),
    );
    await shown;
    if (round >= warmUp) taken.push(performance.now() - began);
  }
  return taken;
}

/** Messages to a worker and back, ms each: no answer of a worker can be faster. */
export async function pingsOf(rounds: number): Promise<number[]> {
  const worker = new Worker('/in-worker.js');
  const answer = () => new Promise((resolve) => worker.addEventListener('message', resolve, {once: true}));
  const taken: number[] = [];
  for (let round = -5; round < rounds; round++) {
    const began = performance.now();
    worker.postMessage('ping');
    await answer();
    if (round >= 0) taken.push(performance.now() - began);
  }
  worker.terminate();
  return taken;
}
