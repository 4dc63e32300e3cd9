// Functions that run inside the shop's page; each holds all it needs.

/** What `openClicks` leaves in the page. */
export interface Clicks {
  /** Where to click: in the middle of a card that is in view and was not opened lately. */
  next(round: number): {readonly x: number; readonly y: number};
  /** What the last click took, ms from its time as the browser has it. */
  taken(): Promise<Click>;
}

export interface Click {
  /** Until the shelf had the list that follows, each of its cards a node of the document. */
  readonly shown: number;
  /** Until the frame that shows it was painted, too: the display's own beat, up to 17 ms, is in this. */
  readonly painted: number;
}

/**
 * Waits for the shelf's first list, and makes the page a shop of a single page: a click on a card shows the item, which the
 * shop tells Vitrine.
 */
export async function openClicks(): Promise<void> {
  const shelf = document.querySelector('vitrine-shelf');
  const cards = () => [...(shelf?.shadowRoot?.querySelectorAll<HTMLElement>('li[data-item-id]') ?? [])];
  for (let wait = 0; cards().length < 12; wait++) {
    if (wait > 600) {
      const {vitrine} = window as unknown as {vitrine?: {recommend(): Promise<{level: string}>}};
      const level = vitrine ? (await vitrine.recommend()).level : 'missing';
      throw new Error(`a shelf of ${cards().length} cards after half a minute; Vitrine's list is ${level}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }

  let opened: (string | undefined)[] = [];
  /** The page's own item, at an address that stays: to open it again is no new view. */
  let own: string | undefined;
  let taken: Promise<Click>;
  const follow = (began: number) =>
    new Promise<Click>((resolve, reject) => {
      const late = setTimeout(reject, 20_000, new Error('no list came within 20 s'));
      // A list with the same cards leaves them in place and fires nothing, but it says that it is no longer busy.
      new MutationObserver((_, observer) => {
        const shown = performance.now() - began;
        clearTimeout(late);
        observer.disconnect();
        requestAnimationFrame(() => {
          const {port1, port2} = new MessageChannel(); // the next task begins when the frame's work is done
          port1.addEventListener('message', () => resolve({shown, painted: performance.now() - began}));
          port1.start();
          port2.postMessage(null);
        });
      }).observe(shelf?.shadowRoot as Node, {subtree: true, attributeFilter: ['aria-busy']});
    });
  document.addEventListener('click', (event) => {
    event.preventDefault();
    const card = event.composedPath().find((node) => (node as HTMLElement).dataset?.['itemId']) as HTMLElement;
    const {vitrine} = window as unknown as {vitrine: {track: (event: object) => boolean}};
    opened = [card.dataset['itemId'], ...opened].slice(0, 4);
    own ??= card.dataset['itemId'];
    taken = follow(event.timeStamp);
    vitrine.track({type: 'view', item: {itemId: card.dataset['itemId']}});
  });
  const clicks: Clicks = {
    next(round) {
      // Who opens the same item again has done nothing new.
      const places = cards()
        .filter(({dataset}) => dataset['itemId'] !== own && !opened.includes(dataset['itemId']))
        .map((card) => card.getBoundingClientRect())
        .filter(({right}) => right <= innerWidth);
      const {left, top, width, height} = places[round % places.length];
      return {x: left + width / 2, y: top + height / 2};
    },
    taken: () => taken,
  };
  Object.assign(window, {clicks});
}

/** Messages to a worker and back, ms each, with the same rest before each: no answer of a worker can be faster. */
export async function pingsOf({rounds, restMs}: {rounds: number; restMs: number}): Promise<number[]> {
  const worker = new Worker('/in-worker.js');
  const answer = () => new Promise((resolve) => worker.addEventListener('message', resolve, {once: true}));
  const taken: number[] = [];
  for (let round = -5; round < rounds; round++) {
    await new Promise((resolve) => setTimeout(resolve, restMs));
    const began = performance.now();
    worker.postMessage('ping');
    await answer();
    if (round >= 0) taken.push(performance.now() - began);
  }
  worker.terminate();
  return taken;
}

/**
 * Puts a link into the page that sends a worker a message when it is clicked. Chromium holds back all tasks of a page from a
 * click to its next frame, answers of workers too.
 */
export function openClickPings(): void {
  const worker = new Worker('/in-worker.js');
  const link = document.createElement('a');
  link.href = '#';
  link.textContent = 'ping';
  link.style.cssText = 'position: fixed; inset: 0 auto auto 0; width: 60px; height: 30px';
  document.body.append(link);
  let answered: Promise<number>;
  link.addEventListener('click', (event) => {
    event.preventDefault();
    answered = new Promise((resolve) =>
      worker.addEventListener('message', () => resolve(performance.now() - event.timeStamp), {once: true}),
    );
    worker.postMessage('ping');
  });
  Object.assign(window, {clickPing: () => answered});
}
