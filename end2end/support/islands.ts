// What is livelier with script, and how the pages tell that it is awake.
import { expect, test, type Page } from '@playwright/test';

/** Tests of islands mean nothing where the wasm target could not be had. */
export async function needsIslands(page: Page): Promise<void> {
  if ((await page.locator('script[data-wasm]').count()) > 0) return;
  console.log('Skipped: this server was built without islands (cargo xtask assets builds them), so nothing is live.');
  test.skip(true, 'the server was built without islands');
}

/** What this browser keeps of unsaved texts, by the names of the entries. */
export async function keptHere(page: Page): Promise<string[]> {
  return page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('trangxa.soan:')));
}

/** The editor is awake, where it can be, and its preview is not drawn anew any more: a judge of pages needs it to hold still. */
export async function expectStill(page: Page): Promise<void> {
  if ((await page.locator('script[data-wasm]').count()) === 0) return;
  await expectAwake(page);
  let before = '';
  await expect
    .poll(async () => {
      const now = await page.evaluate(() => {
        const drawn = document.querySelector('.prose > *');
        if (drawn && !drawn.hasAttribute('data-drawn')) drawn.setAttribute('data-drawn', String(performance.now()));
        return drawn?.getAttribute('data-drawn') ?? 'nothing';
      });
      const isStill = now === before;
      before = now;
      return isStill;
    })
    .toBe(true);
}

/** The editor follows what is typed, and its buttons are there. */
export async function expectAwake(page: Page): Promise<void> {
  await expect(page.locator('.tools.awake')).toBeVisible();
  await expect(page.locator('#soan-bai')).toHaveAttribute('autocomplete', 'off');
  await expect(page.locator('.words')).not.toBeEmpty();
}
