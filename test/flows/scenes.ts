import assert from 'node:assert/strict';
import type {Shopper} from './shopper.ts';
import type {Stand} from './stand.ts';

const IDS = `all('vitrine-shelf li[data-item-id]').map((card) => card.dataset.itemId)`;
const BABY = /^(formula|diapers|baby-|feeding|car-seats|strollers)/;
/** Baby goods that nobody would look for under QUERY; an infant's bed set is one, and may be shown to anybody. */
const OTHER_BABY = /^(formula|diapers|baby-clothes|feeding|car-seats|strollers)/;
const QUERY = '床上三件套';

const babyGoods = (ids: readonly string[]) => ids.filter((id) => BABY.test(id));

/**
 * Resolves when the shop's pack and all that was done before are on the device: a page left in the middle of a write leaves
 * WebKit's database locked for the next.
 */
const BE_WRITTEN = `vitrine.suggest({query: ''}).then(() => vitrine.choose({}))`;

/** Answers the shop's own question of what it may remember, and waits until Vitrine has heard it. */
export async function agree(shopper: Shopper, {shopUrl}: Stand, state: 'local' | 'sync'): Promise<void> {
  await shopper.goto(`${shopUrl}/`);
  await shopper.waitFor(`typeof vitrine === 'object' && typeof vitrine.profile === 'function'`, 'the script tag');
  await shopper.click(`#consent [data-consent="${state}"]`);
  await shopper.waitFor(`vitrine.profile().then(({storage}) => storage === 'indexeddb')`, 'events to be kept');
  await shopper.evaluate(BE_WRITTEN);
}

/**
 * Goes away from the page again and again until its answer has left: a visit draws it after half a minute, and it waits for
 * as long again. @throws when it has not left within three minutes
 */
export async function leaveUntilSent(shopper: Shopper): Promise<void> {
  const end = Date.now() + 180_000;
  for (;;) {
    await shopper.hide();
    const isSent = `vitrine.receipts().then((receipts) => receipts.some(({state}) => state === 'sent'))`;
    if (await shopper.evaluate<boolean>(isSent)) return;
    if (Date.now() > end) throw new Error('the answer has not left within three minutes');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

/** Opens a product and waits until the device of who has agreed has remembered it. */
export async function look(shopper: Shopper, {shopUrl}: Stand, itemId: string): Promise<void> {
  await shopper.goto(`${shopUrl}/p/${itemId}`);
  await shopper.waitFor(
    `vitrine.profile().then(({recentItemIds, storage}) => recentItemIds[0] === ${JSON.stringify(itemId)} && storage === 'indexeddb')`,
    `${itemId} to be remembered`,
  );
  await shopper.evaluate(BE_WRITTEN);
}

/**
 * A shopper who has agreed, and whose device has remembered looks at these items: the shop's own code tells them from one page,
 * as pages of their own, which `look` opens, take a second each.
 */
export async function beKnown(shopper: Shopper, stand: Stand, itemIds: readonly string[]): Promise<void> {
  await agree(shopper, stand, 'local');
  for (const itemId of itemIds) {
    await shopper.evaluate(`vitrine.track({type: 'view', item: {itemId: ${JSON.stringify(itemId)}}})`);
  }
  await shopper.waitFor(
    `vitrine.profile().then(({recentItemIds}) => recentItemIds.join() === ${JSON.stringify(itemIds.toReversed().join())})`,
    `${itemIds.join(' ')} to be remembered`,
  );
  await shopper.evaluate(BE_WRITTEN);
}

/** Three tins of formula, then a search for bed sets: the scene of the paper. */
export async function newParentScene(shopper: Shopper, stand: Stand, goOffline: () => Promise<void>): Promise<void> {
  await agree(shopper, stand, 'local');
  await shopper.goto(`${stand.shopUrl}/c/formula`);
  const formula = await shopper.waitFor<string[]>(
    `[...new Set(all('main a[href^="/p/formula-"]').map((link) => link.getAttribute('href').slice(3)))].slice(0, 3)`,
    'three tins of formula',
  );
  assert.equal(formula.length, 3);
  for (const itemId of formula) await look(shopper, stand, itemId);

  await shopper.submit('#q', QUERY);
  await shopper.waitFor(`location.pathname === '/search'`, 'the results');
  const chips = await shopper.waitFor<{label: string; count: number; url: string}[]>(
    `(() => {
      const chips = all('vitrine-chips a[part~="chip"]').map((chip) => ({
        label: chip.querySelector('[part~="label"]').textContent,
        count: Number(chip.querySelector('[part~="count"]').textContent.replace(/\\D/g, '')),
        url: chip.getAttribute('href'),
      }));
      return chips.length >= 3 && chips;
    })()`,
    'chips',
  );
  assert.equal(new Set(chips.map(({url}) => url)).size, chips.length, 'no chip twice');
  assert.equal(await shopper.evaluate(`one('vitrine-chips [part~="heading"]').textContent`), '您是不是要找');

  const personal = await shopper.waitFor<string[]>(
    `one('vitrine-shelf [part~="heading"]')?.textContent === '为你推荐' && ${IDS}`,
    'the shelf for you',
  );
  const baby = babyGoods(personal);
  assert.ok(baby.length >= personal.length / 2, `the shelf turned to baby goods: ${personal.join(' ')}`);
  assert.equal(new Set(personal).size, personal.length, 'no item twice');
  const reasons = await shopper.evaluate<string[]>(
    `all('vitrine-shelf [part~="reason"]').map((r) => r.textContent.trim())`,
  );
  assert.equal(reasons.length >= personal.length, true);
  assert.deepEqual(
    reasons.filter((reason) => reason === ''),
    [],
    'each card says why',
  );

  // Reload, go offline: the device needs nobody.
  await shopper.reload();
  await shopper.waitFor(`${IDS}.length > 0`, 'the shelf after a reload');
  await goOffline();
  const offline = await shopper.evaluate<string[]>(
    `vitrine.recommend({placement: 'search', query: ${JSON.stringify(QUERY)}}).then(({items}) => items.map(({itemId}) => itemId))`,
  );
  assert.ok(babyGoods(offline).length >= offline.length / 2, `offline: ${offline.join(' ')}`);

  // Not based on me: everybody's list, in place.
  await shopper.click('vitrine-shelf [part~="neutral"]');
  const neutral = await shopper.waitFor<string[]>(
    `one('vitrine-shelf [part~="neutral"]').getAttribute('aria-checked') === 'true'
      && one('vitrine-shelf [part~="heading"]').textContent !== '为你推荐' && ${IDS}`,
    'the neutral list',
  );
  assert.ok(babyGoods(neutral).length < baby.length, `neutral: ${neutral.join(' ')}`);
  assert.equal(await shopper.evaluate(`vitrine.recommend({placement: 'home'}).then(({neutral}) => neutral)`), true);
}

/** The shelf turns within the page it stands on: no reload between the looks and the list. */
export async function turningShelfScene(shopper: Shopper, {shopUrl}: Stand): Promise<void> {
  await shopper.goto(`${shopUrl}/search?q=${encodeURIComponent(QUERY)}`);
  const cold = await shopper.waitFor<string[]>(`${IDS}.length > 0 && ${IDS}`, 'a shelf for a stranger');
  await shopper.evaluate(`(() => { window.stillHere = true; })()`);
  const known = await shopper.evaluate<string[]>(
    `fetch('/feed.json').then((response) => response.json()).then(({items}) =>
      items.map(({itemId}) => itemId).filter((id) => id.startsWith('formula-')).slice(0, 3))`,
  );
  for (const itemId of known) {
    await shopper.evaluate(`vitrine.track({type: 'view', item: {itemId: ${JSON.stringify(itemId)}}})`);
  }
  const turned = await shopper.waitFor<string[]>(
    `${IDS}.some((id) => ${OTHER_BABY}.test(id)) && ${IDS}`,
    'the shelf to turn',
  );
  assert.deepEqual(
    cold.filter((id) => OTHER_BABY.test(id)),
    [],
  );
  assert.ok(babyGoods(turned).length >= turned.length / 3, `${cold.join(' ')} became ${turned.join(' ')}`);
  assert.equal(await shopper.evaluate(`window.stillHere`), true);
}

/** What a chip promises is what the shop shows behind it. */
export async function chipCountsScene(shopper: Shopper, {shopUrl}: Stand): Promise<void> {
  await shopper.goto(`${shopUrl}/search?q=${encodeURIComponent(QUERY)}`);
  const chips = await shopper.waitFor<{count: number; url: string}[]>(
    `(() => {
      const chips = all('vitrine-chips a[part~="chip"]').map((chip) => ({
        count: Number(chip.querySelector('[part~="count"]').textContent.replace(/\\D/g, '')),
        url: chip.href,
      }));
      return chips.length >= 3 && chips;
    })()`,
    'chips',
  );
  for (const {count, url} of chips) {
    await shopper.goto(url);
    const shown = await shopper.waitFor<number>(
      `Number(document.querySelector('main .total')?.textContent.replace(/\\D/g, '') ?? 0)`,
      `results of ${url}`,
    );
    assert.equal(shown, count, url);
  }
}

/** 忘记我: no store of the device holds a record afterwards. */
export async function forgetScene(shopper: Shopper, stand: Stand): Promise<void> {
  await agree(shopper, stand, 'local');
  await look(shopper, stand, 'formula-101');
  const records = `new Promise((resolve, reject) => {
    const opening = indexedDB.open(${JSON.stringify(`vitrine-${stand.shopId}`)});
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const names = [...db.objectStoreNames];
      if (names.length === 0) return resolve(0);
      const tx = db.transaction(names);
      const counts = names.map((name) => tx.objectStore(name).count());
      tx.oncomplete = () => {
        db.close();
        resolve(counts.reduce((sum, {result}) => sum + result, 0));
      };
    };
  })`;
  await shopper.waitFor(`${records}.then((count) => count > 0)`, 'records on the device');
  await shopper.goto(`${stand.shopUrl}/privacy`);
  await shopper.click('vitrine-panel [part="forget"]');
  await shopper.click('vitrine-panel [aria-labelledby="forget-sure"] [part="confirm-yes"]');
  await shopper.waitFor(`vitrine.profile().then(({eventCount}) => eventCount === 0)`, 'an empty profile');
  await shopper.waitFor(`${records}.then((count) => count === 0)`, 'an empty database');
}

const CHIPS = `all('vitrine-chips [part~="chip"]').map((chip) => chip.querySelector('[part~="label"]').textContent)`;

/** 苹果 is a fruit to who looks at fruit, and a phone to who looks at phones. */
export async function appleScene(shopper: Shopper, stand: Stand): Promise<void> {
  await agree(shopper, stand, 'local');
  const firstAfter = async (itemIds: readonly string[]) => {
    for (const itemId of itemIds) await look(shopper, stand, itemId);
    await shopper.goto(`${stand.shopUrl}/search?q=${encodeURIComponent('苹果')}`);
    return shopper.waitFor<string>(
      `${CHIPS}.length >= 3 && ${CHIPS}.find((label) => /^(苹果|水果|手机)/.test(label))`,
      'chips',
    );
  };
  assert.match(await firstAfter(['apples-101', 'apples-131', 'apples-152']), /苹果|水果/);
  await shopper.evaluate(`vitrine.forget()`);
  assert.match(await firstAfter(['phones-101', 'phones-112', 'phones-121', 'phones-103', 'phones-122']), /手机/);
}

/** After a search the box offers, at once, what goes with it: a search and a product at least. */
export async function refreshedBoxScene(shopper: Shopper, stand: Stand): Promise<void> {
  await agree(shopper, stand, 'local');
  await shopper.submit('#q', QUERY);
  await shopper.waitFor(`location.pathname === '/search'`, 'the results');
  await shopper.waitFor(`vitrine.profile().then(({recentQueries}) => recentQueries[0] === '${QUERY}')`, 'the search');
  await shopper.goto(`${stand.shopUrl}/`);
  await shopper.waitFor(`document.querySelector('#q').getAttribute('role') === 'combobox'`, 'the box');
  await shopper.click('#q');
  const slots = await shopper.waitFor<string[]>(
    `(() => {
      const options = [...document.querySelectorAll('vitrine-search [role="option"]')];
      const slots = options.filter((option) => option.getClientRects().length > 0).map((option) => option.slot);
      return slots.includes('items') && slots;
    })()`,
    'products that go with it',
  );
  assert.ok(slots.includes('queries'), slots.join(' '));
}

/** The neutral twin: one press, and what differs is marked and counted. */
export async function neutralTwinScene(shopper: Shopper, stand: Stand): Promise<void> {
  await agree(shopper, stand, 'local');
  for (const itemId of ['formula-101', 'formula-111', 'baby-clothes-101']) await look(shopper, stand, itemId);
  await shopper.goto(`${stand.shopUrl}/`);
  const shelf = 'vitrine-shelf[placement="home"]';
  const own = await shopper.waitFor<string[]>(
    `one('${shelf} [part~="heading"]')?.textContent === '为你推荐'
      && all('${shelf} li[data-item-id]').map((card) => card.dataset.itemId)`,
    'the list for you',
  );
  await shopper.click(`${shelf} [part~="neutral"]`);
  const {shown, marked, note} = await shopper.waitFor<{shown: string[]; marked: string[]; note: string}>(
    `all('${shelf} [part~="changed"]').length > 0 && {
      shown: all('${shelf} li[data-item-id]').map((card) => card.dataset.itemId),
      marked: all('${shelf} [part~="changed"]').map((card) => card.dataset.itemId),
      note: one('${shelf} [part~="note"]').textContent,
    }`,
    'the list for everyone',
  );
  assert.deepEqual(
    marked,
    shown.filter((itemId) => !own.includes(itemId)),
  );
  assert.equal(note, `所有人看到的都一样 · ${marked.length} 件与刚才不同`);
}

/** A card says why it is there, and goes when the shopper is not interested; ten seconds to think better of it. */
export async function whyScene(shopper: Shopper, stand: Stand): Promise<void> {
  await agree(shopper, stand, 'local');
  for (const itemId of ['formula-101', 'formula-111', 'formula-121']) await look(shopper, stand, itemId);
  await shopper.goto(`${stand.shopUrl}/`);
  const shelf = 'vitrine-shelf[placement="home"]';
  const first = `one('${shelf} li[data-item-id]').dataset.itemId`;
  const itemId = await shopper.waitFor<string>(
    `one('${shelf} [part~="heading"]')?.textContent === '为你推荐' && ${first}`,
    'the list for you',
  );
  await shopper.click(`${shelf} [part~="more"]`);
  const said = await shopper.waitFor<{parts: number[]; sums: number[]; total: number}>(
    `one('${shelf} dialog[open]') && (() => {
      const read = (node) => Number(node.textContent.replace('−', '-').replace('+', ''));
      const sums = all('${shelf} dialog h4').map((h4) => read(h4.lastElementChild));
      return {parts: all('${shelf} dialog li').map((li) => read(li.children[1])), sums: sums.slice(0, -1), total: sums.at(-1)};
    })()`,
    'the reasons',
  );
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  assert.ok(Math.abs(sum(said.parts) - said.total) < 0.001 * (said.parts.length + 1), JSON.stringify(said));
  assert.ok(Math.abs(sum(said.sums) - said.total) < 0.003, JSON.stringify(said));
  await shopper.click(`${shelf} dialog [part="dismiss"]`);
  const ids = `all('vitrine-shelf li[data-item-id]').map((card) => card.dataset.itemId)`;
  await shopper.waitFor(`!${ids}.includes('${itemId}')`, 'the card to go');
  await shopper.click(`${shelf} [part="undo"]`);
  await shopper.waitFor(`${first} === '${itemId}'`, 'the card to come back');
}
