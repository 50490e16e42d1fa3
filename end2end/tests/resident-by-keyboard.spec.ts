// Tab and Enter only; at every stop the focus must be seen.
import { commune, portal } from '../support/address';
import { expectFocusSeen, follow, tabTo } from '../support/keyboard';
import { expect, test } from '../support/test';

test('the first stop of every page leads to its content', async ({ page, unit }) => {
  for (const address of [portal(), commune(unit), commune(unit, '/tin-tuc'), commune(unit, '/khong-co')]) {
    await page.goto(address);
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Tới nội dung chính' });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport({ ratio: 1 });
    await expectFocusSeen(page);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const inMain = await page.evaluate(() => document.activeElement?.closest('main') !== null);
    expect(inMain, `${address}: the stop behind the skip link`).toBe(true);
  }
});

test('a resident finds the commune, reads an article and returns by keyboard alone', async ({ page, unit }) => {
  await page.goto(portal());
  await tabTo(page, page.getByRole('link', { name: 'Tới nội dung chính' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('navigation', { name: 'Tới huyện' }).getByRole('link', { name: 'Thành phố Bà Rịa' }));
  await page.keyboard.press('Enter');
  // The jump moved the place from which Tab goes on: few stops remain.
  await tabTo(page, page.getByRole('link', { name: 'Xã Hòa Long' }), 12);
  await follow(page);
  await expect(page).toHaveURL(commune(unit));

  await tabTo(page, page.getByRole('link', { name: 'Tin tức' }).first());
  await follow(page);
  await expect(page).toHaveURL(commune(unit, '/tin-tuc'));
  await tabTo(page, page.locator('.news a').first());
  await follow(page);
  await expect(page.getByRole('article')).toBeVisible();
  await tabTo(page, page.locator('.crumb a'));
  await follow(page);
  await expect(page).toHaveURL(commune(unit, '/tin-tuc'));
});

test('every stop of the portal and of a commune can be seen, to the last link of the foot', async ({ page, unit }) => {
  for (const address of [portal(), commune(unit)]) {
    await page.goto(address);
    await tabTo(page, page.getByRole('contentinfo').getByRole('link').last(), 160);
  }
});
