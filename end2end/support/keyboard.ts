// Going through a page by keyboard alone, looking at every stop whether the focus can be seen.
import { expect, type Locator, type Page } from '@playwright/test';

/** Presses Tab until the element has the focus. */
export async function tabTo(page: Page, target: Locator, most = 120): Promise<void> {
  for (let stop = 0; stop < most; stop += 1) {
    await page.keyboard.press('Tab');
    await expectFocusSeen(page);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${target} is not reached by ${most} presses of Tab on ${page.url()}`);
}

/** Presses a key that leads to another page, and waits for that page. */
export async function follow(page: Page, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  const loaded = page.waitForEvent('load');
  await page.keyboard.press(key);
  await loaded;
}

/** The focused element is on the screen, not covered, and marked by an outline. */
export async function expectFocusSeen(page: Page): Promise<void> {
  const problem = await page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return '';
    const name = `${focused.tagName} «${focused.textContent?.trim().slice(0, 40) ?? ''}»`;
    const shape = focused.closest('svg')?.querySelector(':focus path');
    if (shape) {
      // A shape of the map: its own edge is the outline, thicker than on any other shape, and its name is written out.
      const others = [...document.querySelectorAll('.map a:not(:focus) path')].map((path) => parseFloat(getComputedStyle(path).strokeWidth));
      const { stroke, strokeWidth } = getComputedStyle(shape);
      if (stroke === 'none' || parseFloat(strokeWidth) < 2 * Math.max(...others)) return `${name} has no outline`;
      const said = focused.querySelector('text');
      if (!said || getComputedStyle(said).opacity !== '1') return `${name} is not named on the map`;
      const { left, right, top, bottom } = shape.getBoundingClientRect();
      return right > 0 && left < innerWidth && bottom > 0 && top < innerHeight ? '' : `${name} is outside the screen`;
    }
    const { outlineStyle, outlineWidth } = getComputedStyle(focused);
    if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) return `${name} has no outline`;
    const box = focused.getClientRects()[0] ?? focused.getBoundingClientRect();
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    if (right - left < 1 || bottom - top < 1) return `${name} is outside the screen`;
    const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return above && (focused.contains(above) || above.contains(focused)) ? '' : `${name} is covered by ${above?.tagName}`;
  });
  expect(problem, page.url()).toBe('');
}
