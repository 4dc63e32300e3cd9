import {defineConfig} from '@playwright/test';
import flows from './playwright.config.ts';

// What `npm run audit:privacy` sees of whole visits in browsers: too long for every landing.
export default defineConfig({...flows, testMatch: '*.audit.ts', timeout: 900_000});
