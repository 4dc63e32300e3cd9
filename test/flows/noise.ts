import type {Page} from '@playwright/test';

/** Writes what a page complains of into `noise`, emptied first: errors nobody caught, console errors and warnings. */
export function hearNoise(page: Page, noise: string[]): void {
  noise.length = 0;
  page.on('pageerror', (error) => noise.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') noise.push(`${message.type()}: ${message.text()}`);
  });
}
