import type {Page} from '@playwright/test';
import {By, Key, type WebDriver, type WebElement} from 'selenium-webdriver';

/**
 * Somebody at a browser: what a scene needs of one, so that the same scene runs through Playwright (Chromium, Firefox)
 * and WebDriver (WebKit). Selectors look into open shadow roots.
 */
export interface Shopper {
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Clicks as a person does: on what is visible, after it has come into view. */
  click(selector: string): Promise<void>;
  /** Types into a field and presses Enter. */
  submit(selector: string, text: string): Promise<void>;
  /** Evaluates an expression in the page; `all(selector)` and `one(selector)` see into shadow roots; promises are awaited. */
  evaluate<T>(expression: string): Promise<T>;
  /** Waits until the expression is truthy and answers its value. @throws when it is not within 45 s */
  waitFor<T>(expression: string, what: string): Promise<T>;
  /** The tab goes to the background: browsers under automation never hide a page by themselves. */
  hide(): Promise<void>;
}

/** `all('a b')`: every b inside an a, each step looking through open shadow roots; steps are split at spaces. */
const DEEP = `
  const within = (root, step) => {
    const found = [...root.querySelectorAll(step)];
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) found.push(...within(element.shadowRoot, step));
    }
    if (root.shadowRoot) found.push(...within(root.shadowRoot, step));
    return found;
  };
  const all = (selector) =>
    selector.split(' ').reduce((roots, step) => [...new Set(roots.flatMap((root) => within(root, step)))], [document]);
  const one = (selector) => all(selector)[0] ?? null;
`;

const HIDE = `(() => {
  Object.defineProperty(document, 'visibilityState', {value: 'hidden', configurable: true});
  document.dispatchEvent(new Event('visibilitychange', {bubbles: true}));
})()`;

/** Long for a person; a machine that runs two browsers' tests at once may need it. */
const WAIT_MS = 45_000;

async function poll<T>(read: () => Promise<T>, what: string): Promise<T> {
  const end = Date.now() + WAIT_MS;
  let last: unknown;
  do {
    try {
      const value = await read();
      if (value) return value;
    } catch (error) {
      last = error; // the page is on its way to the next one
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  } while (Date.now() < end);
  throw new Error(`waited ${WAIT_MS / 1000} s for ${what}${last instanceof Error ? `: ${last.message}` : ''}`);
}

export function playwrightShopper(page: Page): Shopper {
  const evaluate = <T>(expression: string) => page.evaluate<T>(`(async () => {${DEEP} return (${expression});})()`);
  return {
    async goto(url) {
      await page.goto(url, {waitUntil: 'load'});
    },
    async reload() {
      await page.reload({waitUntil: 'load'});
    },
    async click(selector) {
      await page.locator(selector).first().click();
    },
    async submit(selector, text) {
      await page.locator(selector).first().fill(text);
      await page.locator(selector).first().press('Enter');
    },
    evaluate,
    waitFor: (expression, what) => poll(() => evaluate(expression), what),
    async hide() {
      await page.evaluate(HIDE);
    },
  };
}

export function webDriverShopper(driver: WebDriver): Shopper {
  const evaluate = async <T>(expression: string): Promise<T> => {
    const answer = await driver.executeAsyncScript<{value?: T; error?: string}>(`
      const done = arguments[arguments.length - 1];
      (async () => {${DEEP} return (${expression});})().then((value) => done({value}), (error) => done({error: String(error)}));
    `);
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value as T;
  };
  const find = (selector: string) =>
    poll(
      () =>
        driver.executeScript<WebElement | null>(`
          ${DEEP}
          const element = all(${JSON.stringify(selector)}).find((e) => e.getClientRects().length > 0) ?? null;
          element?.scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'});
          return element;
        `),
      selector,
    ) as Promise<WebElement>;
  return {
    async goto(url) {
      await driver.get(url);
    },
    async reload() {
      await driver.navigate().refresh();
    },
    async click(selector) {
      // WebKitGTK's driver now and then presses beside the element (once in a dozen runs here): a press that did not
      // reach it is made again, as a person would. One that leads to another page takes the mark with it.
      for (let press = 0; press < 3; press++) {
        const element = await find(selector);
        await driver.executeScript(
          `arguments[0].addEventListener('click', () => { window.pressed = true; }, {once: true, capture: true});
           window.pressed = false;`,
          element,
        );
        // Nor can it press what a new list has just put in the place of what it found
        const isPressed = await element.click().then(
          () => true,
          (error: unknown) => {
            if (press === 2) throw error;
            return false;
          },
        );
        if (isPressed && (await driver.executeScript('return window.pressed')) !== false) return;
      }
    },
    async submit(selector, text) {
      const field = await find(selector);
      await field.clear();
      await field.sendKeys(text, Key.ENTER);
      await driver.wait(async () => (await driver.findElements(By.css('body'))).length > 0, 10_000);
    },
    evaluate,
    waitFor: (expression, what) => poll(() => evaluate(expression), what),
    async hide() {
      await driver.executeScript(HIDE);
    },
  };
}
