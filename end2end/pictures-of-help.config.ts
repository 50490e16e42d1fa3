// Takes the pictures of the help anew, by hand, when the desk has changed:
//   TRANGXA_BIN=../target/debug/trangxa CHROMIUM=/usr/bin/chromium npx playwright test --config pictures-of-help.config.ts
// They go to server/data/help beside the text that shows them; look at each before it is committed.
import { defineConfig } from '@playwright/test';
import usual from './playwright.config';

export default defineConfig({
  ...usual,
  testDir: '.',
  testMatch: 'pictures-of-help.ts',
  fullyParallel: false,
  workers: 1,
  timeout: 300_000,
  // As wide as the column that shows them, with two pixels to each: on a phone the words are still read.
  projects: [{ name: 'pictures', use: { viewport: { width: 520, height: 1400 }, deviceScaleFactor: 2 } }],
});
