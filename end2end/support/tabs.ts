// Two ways in which a tab ends.
import type { Page } from '@playwright/test';

/** The tab is closed as people close it: what listens for that is told. */
export async function close(page: Page): Promise<void> {
  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await closed;
}

/** The tab is gone between two instructions: nothing is told of it, and nothing can be sent any more. */
export async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash');
  const session = await page.context().newCDPSession(page);
  session.send('Page.crash').catch(() => {});
  await crashed;
  await page.close();
}
