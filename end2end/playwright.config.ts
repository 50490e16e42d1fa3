// Every test runs on a phone's width and on a desktop's. The browser is the machine's own Chromium, named by
// CHROMIUM; nothing is downloaded. `cargo xtask test` sets the variables and starts all this.
import { defineConfig } from '@playwright/test';

/** Looks at every page the others saw. */
const AT_THE_END = 'every-page-seen.spec.ts';

/** The same at any width. */
const WIDTHLESS = 'renderer-parity.spec.ts';

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
      testIgnore: [AT_THE_END, WIDTHLESS],
      use: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
    },
    { name: 'desktop', testIgnore: AT_THE_END, use: { viewport: { width: 1280, height: 800 } } },
    { name: 'all pages', testMatch: AT_THE_END, dependencies: ['phone', 'desktop'] },
  ],
});
