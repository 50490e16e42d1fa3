// What a page looks like and how it is used is tested on a phone's width and on a desktop's; what is the same at any
// width, at one. The browser is the machine's own Chromium, named by CHROMIUM; nothing is downloaded. `cargo xtask test`
// sets the variables and starts all this.
import { defineConfig } from '@playwright/test';
import { WITHOUT_SCRIPT } from './support/test';

/** Looks at every page the others saw. */
const AT_THE_END = 'every-page-seen.spec.ts';

/**
 * The same at any width, so at one: what the page and the server say to each other when two write, the wire is cut, a
 * session ends; what one renderer and the other make of a text; how an operator makes a unit. What these pages look
 * like, the specs named `types` judge at both.
 */
const AT_ONE_WIDTH = [
  'editor-keeps-what-was-typed.spec.ts',
  'editor-merges-two-writers.spec.ts',
  'editor-saves-by-itself.spec.ts',
  'editor-survives-outages.spec.ts',
  'editor-survives-sign-out.spec.ts',
  'operator-adds-a-unit.spec.ts',
  'operator-copies-a-model-site.spec.ts',
  'renderer-parity.spec.ts',
];

const DESKTOP = { viewport: { width: 1280, height: 800 } };

export default defineConfig({
  testDir: './tests',
  globalSetup: './global-setup.ts',
  fullyParallel: true,
  workers: 2,
  // A test that passes only the second time has found something.
  retries: 0,
  // Two browsers, axe and a server share the machine with whatever else runs on it.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.TRANGXA_TEST_ALL),
  reporter: [['list']],
  use: {
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    screenshot: 'only-on-failure',
    // Recording every step doubles the time of a run; `--trace on` records the test that puzzles.
    trace: 'off',
    launchOptions: {
      executablePath: process.env.CHROMIUM,
      args: [
        '--no-sandbox', // a sandbox needs user namespaces, which containers seldom grant
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        // Chromium's own calls home would fail noisily on closed networks.
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    {
      name: 'phone',
      testIgnore: [AT_THE_END, ...AT_ONE_WIDTH],
      use: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
    },
    // A page is the same page without its scripts: that forms alone do the work is tested where a screen has least room.
    { name: 'desktop', testIgnore: [AT_THE_END, ...AT_ONE_WIDTH], grepInvert: new RegExp(WITHOUT_SCRIPT), use: DESKTOP },
    { name: 'any width', testMatch: AT_ONE_WIDTH, use: DESKTOP },
    { name: 'all pages', testMatch: AT_THE_END, dependencies: ['phone', 'desktop', 'any width'] },
  ],
});
