// Every kind of page residents can meet, judged by axe at both widths.
import type { Page } from '@playwright/test';
import { expectAccessible, expectGood } from '../support/accessible';
import { LONG, short } from '../support/articles';
import { Author } from '../support/author';
import { commune, portal } from '../support/address';
import { WITHOUT_NEWS } from '../support/communes';
import { expect, test } from '../support/test';

async function expectGoodAt(page: Page, address: string, status = 200): Promise<void> {
  expect((await page.goto(address))?.status()).toBe(status);
  await expectGood(page);
}

test('the portal is accessible', async ({ page }) => expectGoodAt(page, portal()));

test('the news of the portal are accessible', async ({ page }) => expectGoodAt(page, portal('/tin-tuc')));

test('a commune with news is accessible', async ({ page, unit }) => {
  const author = await Author.of(unit);
  for (const title of [LONG.title, 'Lịch tiêm chủng', 'Mời họp tổ dân phố']) await author.publish({ ...LONG, title });
  await expectGoodAt(page, commune(unit));
  await expectGoodAt(page, commune(unit, '/tin-tuc'));
});

test('a commune without news is accessible', async ({ page }) => {
  await expectGoodAt(page, commune(WITHOUT_NEWS));
  await expectGoodAt(page, commune(WITHOUT_NEWS, '/tin-tuc'));
});

test('a list of several pages is accessible on each', async ({ page, unit }) => {
  const author = await Author.of(unit);
  for (let number = 1; number <= 13; number += 1) await author.publish(short(`Thông báo số ${number}`));
  await page.goto(commune(unit, '/tin-tuc'));
  await page.getByRole('link', { name: 'Trang sau' }).click();
  await expect(page).toHaveURL(commune(unit, '/tin-tuc?trang=2'));
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Trang trước' }).click();
  await expect(page).toHaveURL(commune(unit, '/tin-tuc'));
});

test('a long article with tables, footnotes and call-outs is accessible', async ({ page, unit }) => {
  const author = await Author.of(unit);
  await expectGoodAt(page, (await author.publish(LONG)).public);
});

test('the first article of the platform is accessible', async ({ page }) => {
  await page.goto(commune('xa-hoa-long', '/tin-tuc'));
  await page.locator('.news a').first().click();
  await expect(page.getByRole('article')).toBeVisible();
  await expectAccessible(page);
});

test('an article that is no longer valid is accessible', async ({ page, unit }) => {
  const author = await Author.of(unit);
  const article = await author.publish({ ...LONG, title: 'Mức thu lệ phí cũ' });
  await author.withdraw(article, 'no_longer_valid', 'Đã thay bằng mức thu mới từ ngày 01/03/2024.');
  await expectGoodAt(page, article.public);
});

test('an article that is gone is accessible', async ({ page, unit }) => {
  const author = await Author.of(unit);
  const article = await author.publish(short('Bài đăng nhầm'));
  await author.withdraw(article, 'in_error', 'Bài nêu sai ngày.');
  await expectGoodAt(page, article.public, 410);
});

test('an address without a page is accessible', async ({ page, unit }) => {
  await expectGoodAt(page, commune(unit, '/khong-co'), 404);
  await expectGoodAt(page, portal('/khong-co'), 404);
});

test('a name of nobody is accessible', async ({ page }) => expectGoodAt(page, commune('xa-khong-co'), 421));
