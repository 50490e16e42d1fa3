// What every test starts from: a browser that is watched, and a commune of the test's own.
import { expect, test as base, type BrowserContextOptions, type Page } from '@playwright/test';
import { aimAt } from './address';
import { ownCommune } from './communes';
import { startServer, type Server } from './server';
import { watch } from './watch';

/** The mark of tests without script, which run at one width; see `playwright.config.ts`. */
export const WITHOUT_SCRIPT = '@without-script';

interface Options {
  /** Communes of a part of a spec that no other part may write to: their name in `support/communes.ts`. */
  communes: string | undefined;
}

interface Fixtures {
  /** Slug of a commune that no other spec writes to. */
  unit: string;
  /** A page of somebody else: another browser, watched like the first. */
  visitor: (options?: BrowserContextOptions) => Promise<Page>;
}

export const test = base.extend<Options & Fixtures>({
  communes: [undefined, { option: true }],

  unit: async ({ communes }, use, info) => use(ownCommune(info, communes)),

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

/** For tests that do violence to their server: each has one of its own, and all addresses and people are that one's. */
export const testWithOwnServer = test.extend<{ server: Server }>({
  server: async ({}, use) => {
    const server = await startServer();
    aimAt(server);
    await use(server);
    aimAt();
    await server.stop();
  },

  // The server goes only after the pages it served.
  context: async ({ server, context }, use) => {
    expect(server.port).toBeGreaterThan(0);
    await use(context);
  },
});

export { expect };
