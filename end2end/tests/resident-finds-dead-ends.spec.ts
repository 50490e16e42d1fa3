// Addresses without a page: each says what happened and leads on.
import { get } from '../support/request';
import { short } from '../support/articles';
import { Author } from '../support/author';
import { commune, port, portal } from '../support/address';
import { expect, test } from '../support/test';

test('a mistyped address leads back to the commune', async ({ page, unit }) => {
  const answer = await page.goto(commune(unit, '/tin-tuc/khong-co-bai-nay'));
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Không tìm thấy trang');
  await page.getByRole('main').getByRole('link', { name: 'Trang chủ' }).click();
  await expect(page).toHaveURL(commune(unit));
});

test('an article posted in error says that it is gone, why, and where to go', async ({ page, unit }) => {
  const author = await Author.of(unit);
  const article = await author.publish(short('Lịch cúp điện đăng nhầm'));
  await author.withdraw(article, 'in_error', 'Bài nêu sai ngày, xin bà con thông cảm.');
  const answer = await page.goto(article.public);
  expect(answer?.status()).toBe(410);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bài viết đã được gỡ');
  await expect(page.getByRole('main')).toContainText('Bài nêu sai ngày, xin bà con thông cảm.');
  await page.getByRole('main').getByRole('link', { name: 'Tin tức mới nhất' }).click();
  await expect(page).toHaveURL(commune(unit, '/tin-tuc'));
  await expect(page.getByText('Lịch cúp điện đăng nhầm')).toHaveCount(0);
});

test('a name of nobody leads to the portal', async ({ page }) => {
  const answer = await page.goto(commune('xa-khong-co'));
  expect(answer?.status()).toBe(421);
  await page.getByRole('link', { name: 'Cổng của tỉnh' }).click();
  await expect(page).toHaveURL(portal());
});

test('a foreign host name gets a plain page and never some commune', async ({ page }) => {
  const { status, body, headers } = await get(port(), 'hoalong.example.com', '/');
  expect(status).toBe(421);
  expect(headers['set-cookie']).toBeUndefined();
  await page.setContent(body);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tên miền này không thuộc hệ thống');
  await expect(page.getByRole('main')).not.toContainText('Xã ');
});
