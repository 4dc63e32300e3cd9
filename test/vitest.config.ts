import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {playwright} from '@vitest/browser-playwright';
import {defineConfig} from 'vitest/config';

const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/{core,store,sync,engine,server,lab,demo-site}/**/*.test.ts', 'test/*.test.ts'],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {name: 'dom', environment: 'happy-dom', include: ['test/{tracker,widgets,sdk,dashboard}/**/*.test.ts']},
      },
      {
        extends: true,
        test: {
          name: 'webkit',
          environment: 'node',
          include: ['test/flows/**/*.webkit.ts'],
          testTimeout: 120_000,
          fileParallelism: false, // one browser at a time: its processes are shared
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                ...(existsSync(chromium) ? {executablePath: chromium} : {}),
                args: ['--no-sandbox'],
              },
            }),
            instances: [{browser: 'chromium'}],
          },
        },
      },
    ],
  },
});
