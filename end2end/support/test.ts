// What every test starts from: a browser that is watched, and a commune of the test's own.
import { test as base, type BrowserContextOptions, type Page } from '@playwright/test';
import { ownCommune } from './communes';
import { watch } from './watch';

interface Fixtures {
  /** Slug of a commune that no other spec writes to. */
  unit: string;
  /** A page of somebody else: another browser, watched like the first. */
  visitor: (options?: BrowserContextOptions) => Promise<Page>;
}

export const test = base.extend<Fixtures>({
  unit: async ({}, use, info) => use(ownCommune(info)),

  context: async ({ context }, use) => {
    const conclude = watch(context);
    await use(context);
    await conclude();
  },

  visitor: async ({ browser, contextOptions, locale, timezoneId, viewport, isMobile, hasTouch, deviceScaleFactor }, use) => {
    const likeThis = { ...contextOptions, locale, timezoneId, viewport, isMobile, hasTouch, deviceScaleFactor };
    const ends: (() => Promise<void>)[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ ...likeThis, ...options });
      const conclude = watch(context);
      ends.push(async () => {
        await conclude();
        await context.close();
      });
      return context.newPage();
    });
    for (const end of ends) await end();
  },
});

export { expect } from '@playwright/test';
