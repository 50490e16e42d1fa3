// From the province's portal to an article of one's commune and back.
import { commune, portal } from '../support/address';
import { expect, test, WITHOUT_SCRIPT } from '../support/test';

for (const script of [true, false]) {
  test.describe(script ? 'with script' : 'without script', { tag: script ? [] : WITHOUT_SCRIPT }, () => {
    test.use({ javaScriptEnabled: script });

    test('a resident goes from the portal over the district to an article of the commune, and back', async ({ page, unit }) => {
      await page.goto(portal());
      await page.getByRole('navigation', { name: 'Tới huyện' }).getByRole('link', { name: 'Thành phố Bà Rịa' }).click();
      await expect(page.getByRole('heading', { name: 'Thành phố Bà Rịa' })).toBeInViewport();

      await page.getByRole('link', { name: 'Xã Hòa Long' }).click();
      await expect(page).toHaveURL(commune(unit));
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Xã Hòa Long');

      await page.getByRole('navigation', { name: 'Mục chính' }).getByRole('link', { name: 'Tin tức' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tin tức');
      await expect(page.getByRole('navigation', { name: 'Mục chính' }).locator('[aria-current=page]')).toHaveText('Tin tức');

      const title = await page.locator('.news a').first().innerText();
      await page.locator('.news a').first().click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
      await expect(page).toHaveTitle(`${title} – Xã Hòa Long, Thành phố Bà Rịa`);

      await page.locator('.crumb').getByRole('link', { name: 'Tin tức' }).click();
      await expect(page).toHaveURL(commune(unit, '/tin-tuc'));
      await page.getByRole('link', { name: 'Cổng của tỉnh' }).click();
      await expect(page).toHaveURL(portal());
    });
  });
}

test('the whole item of a list of news leads to the article', async ({ page, unit }) => {
  await page.goto(commune(unit, '/tin-tuc'));
  await page.locator('.news li').first().click({ position: { x: 6, y: 6 } });
  await expect(page.getByRole('article')).toBeVisible();
});

test('going back in the browser shows the list as it was', async ({ page, unit }) => {
  await page.goto(commune(unit, '/tin-tuc'));
  await page.locator('.news a').first().click();
  await expect(page.getByRole('article')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tin tức');
});
