// Taking an article back, for each reason, and what residents then find at the old address.
import type { Page } from '@playwright/test';
import { short } from '../support/articles';
import { Author, type Written } from '../support/author';
import { expect, test, WITHOUT_SCRIPT } from '../support/test';

async function withdraw(page: Page, article: Written, reason: string, words: { replacement?: string; explanation?: string }) {
  await page.goto(article.desk);
  await page.getByRole('link', { name: 'Gỡ bài…' }).click();
  await page.getByRole('radio', { name: reason }).check();
  await page.getByLabel('Bài thay thế', { exact: true }).fill(words.replacement ?? '');
  await page.getByLabel('Lời giải thích', { exact: true }).fill(words.explanation ?? '');
  await page.getByRole('button', { name: 'Gỡ bài' }).click();
  await expect(page.getByRole('status')).toContainText('Đã gỡ bài khỏi trang.');
  await expect(page.locator('.state')).toHaveText('Đã gỡ');
}

for (const script of [true, false]) {
  test.describe(script ? 'with script' : 'without script', { tag: script ? [] : WITHOUT_SCRIPT }, () => {
    test.use({ javaScriptEnabled: script });
    const mark = script ? '' : ' (không dùng kịch bản)';

    test('posted in error: the address says that the article is gone', async ({ page, visitor, unit }) => {
      const author = await Author.of(unit);
      await author.enter(page.context());
      const article = await author.publish(short(`Thông báo đăng nhầm${mark}`));
      await withdraw(page, article, 'Đăng nhầm', { explanation: 'Thông báo nêu sai ngày.' });
      const resident = await visitor({ javaScriptEnabled: script });
      expect((await resident.goto(article.public))?.status()).toBe(410);
      await expect(resident.getByRole('main')).toContainText('Thông báo nêu sai ngày.');
    });

    test('merged into another: the address leads there', async ({ page, visitor, unit }) => {
      const author = await Author.of(unit);
      await author.enter(page.context());
      const kept = await author.publish(short(`Lịch tiếp công dân cả năm${mark}`));
      const article = await author.publish(short(`Lịch tiếp công dân tháng Hai${mark}`));
      await withdraw(page, article, 'Đã gộp vào bài khác', { replacement: kept.public });
      const resident = await visitor({ javaScriptEnabled: script });
      await resident.goto(article.public);
      await expect(resident).toHaveURL(kept.public);
      await expect(resident.getByRole('heading', { level: 1 })).toHaveText(`Lịch tiếp công dân cả năm${mark}`);
    });

    test('no longer valid: the article stays readable under a notice, and leaves the lists', async ({ page, visitor, unit }) => {
      const author = await Author.of(unit);
      await author.enter(page.context());
      const article = await author.publish(short(`Lệ phí năm cũ${mark}`, 'Lệ phí là 10.000 đồng.'));
      await withdraw(page, article, 'Không còn hiệu lực', { explanation: 'Đã thay bằng mức thu mới.' });
      const resident = await visitor({ javaScriptEnabled: script });
      expect((await resident.goto(article.public))?.status()).toBe(200);
      const notice = resident.getByRole('region', { name: 'Bài này không còn hiệu lực' });
      await expect(notice).toContainText('Đã thay bằng mức thu mới.');
      await expect(resident.getByText('Lệ phí là 10.000 đồng.')).toBeVisible();
      await resident.locator('.crumb a').click();
      await expect(resident.getByRole('heading', { level: 1 })).toHaveText('Tin tức');
      await expect(resident.getByRole('link', { name: `Lệ phí năm cũ${mark}`, exact: true })).toHaveCount(0);
    });
  });
}

test('a reason that lacks what it needs is refused, and the links of the summary lead to the fields', async ({ page, unit }) => {
  const author = await Author.of(unit);
  await author.enter(page.context());
  const article = await author.publish(short('Bài thử gỡ thiếu'));
  await page.goto(`${article.desk}/go`);
  await page.getByRole('button', { name: 'Gỡ bài' }).click();
  await page.getByRole('alert').getByRole('link', { name: 'Hãy chọn một lý do gỡ.' }).click();
  await expect(page.getByRole('radio').first()).toBeFocused();
  await page.getByRole('radio', { name: 'Đã gộp vào bài khác' }).check();
  await page.getByRole('button', { name: 'Gỡ bài' }).click();
  await expect(page.getByRole('radio', { name: 'Đã gộp vào bài khác' })).toBeChecked();
  await page.getByRole('alert').getByRole('link').click();
  await expect(page.getByLabel('Bài thay thế', { exact: true })).toBeFocused();
});
