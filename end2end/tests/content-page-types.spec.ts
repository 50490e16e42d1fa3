// What a unit publishes beyond news, written through the forms and with the longest words: every page of it judged by
// axe, at both widths and enlarged, and by the validator at the end of the run. Several pages in one test, each looked at
// in four sizes: such tests may take three times as long as others.
import type { Page } from '@playwright/test';
import { expectGood } from '../support/accessible';
import { commune, deskOf } from '../support/address';
import { LONG, short } from '../support/articles';
import { Author } from '../support/author';
import { WITHOUT_NEWS } from '../support/communes';
import { CATEGORY, EVENT, LONG_AGO, NOTICE, PAGES, PINNED } from '../support/content';
import { Editor } from '../support/editor';
import { expect, test } from '../support/test';

async function open(page: Page, address: string, status = 200): Promise<void> {
  expect((await page.goto(address))?.status()).toBe(status);
}

/** An approver of the unit at the desk. */
async function approver(page: Page, unit: string): Promise<Editor> {
  const author = await Author.of(unit);
  await author.enter(page.context());
  return new Editor(page);
}

test('news in a category: the front page with everything on it, the category, an article, the same on paper', async ({ page, unit }) => {
  test.slow();
  const editor = await approver(page, unit);
  await page.goto(deskOf(unit, '/chuyen-muc'));
  await page.getByRole('button', { name: 'Thêm các chuyên mục thường dùng' }).click();
  await expect(page.getByRole('status')).toContainText('Đã thêm chuyên mục.');
  await editor.announce(unit, { ...short('Lịch tuyên truyền, phổ biến pháp luật'), kind: 'article', further: { 'Chuyên mục': CATEGORY } });
  const article = await editor.announce(unit, PINNED);
  await editor.announce(unit, NOTICE);
  await editor.announce(unit, EVENT);
  await editor.announce(unit, { ...short('Cần biết khi tới trụ sở'), kind: 'page' });

  await open(page, commune(unit));
  const news = page.getByRole('region', { name: 'Tin mới' }).getByRole('listitem');
  await expect(news.first()).toContainText(PINNED.title);
  await expect(news.first()).toContainText('Ghim');
  await expect(page.getByRole('region', { name: 'Thông báo còn hiệu lực' })).toContainText(NOTICE.title);
  await expect(page.getByRole('region', { name: 'Sự kiện' })).toContainText(EVENT.title);
  await expect(page.getByRole('navigation', { name: 'Mục chính' })).toContainText('Thông tin cần biết');
  await expectGood(page);

  await page.getByRole('region', { name: 'Chuyên mục' }).getByRole('link', { name: CATEGORY }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(CATEGORY);
  await expect(page.locator('.news > li')).toHaveCount(2);
  await expectGood(page);

  await page.getByRole('link', { name: PINNED.title, exact: true }).click();
  await expect(page).toHaveURL(article);
  await expect(page.getByRole('region', { name: 'Bài liên quan' }).getByRole('link')).toHaveText(['Lịch tuyên truyền, phổ biến pháp luật']);
  await expectGood(page);

  await page.getByRole('link', { name: 'Bản in có mã QR' }).click();
  await expect(page.getByRole('img', { name: 'Mã QR dẫn tới bài này' })).toBeVisible();
  await expectGood(page);
});

test('notices: one that holds, one that did, all of them', async ({ page, unit }) => {
  test.slow();
  const editor = await approver(page, unit);
  const over = await editor.announce(unit, { ...NOTICE, title: 'Tạm ngừng tiếp công dân trong dịp Tết Nguyên đán' });
  await editor.fillFurther({ 'Có hiệu lực đến hết ngày': LONG_AGO });
  await editor.saveDraft();
  await editor.publish();
  const holds = await editor.announce(unit, { ...NOTICE, title: `Nhắc lại: ${NOTICE.title}` });

  await open(page, holds);
  await expect(page.getByRole('article')).toContainText('Thông báo có hiệu lực đến hết ngày 31/12/2099.');
  await expectGood(page);
  await page.getByRole('navigation', { name: 'Mục chính' }).getByRole('link', { name: 'Thông báo' }).click();
  await expect(page.getByRole('region', { name: 'Còn hiệu lực' })).toContainText(`Nhắc lại: ${NOTICE.title}`);
  await expectGood(page);
  await page.getByRole('region', { name: 'Đã hết hiệu lực' }).getByRole('link').first().click();
  await expect(page).toHaveURL(over);
  await expect(page.getByRole('article')).toContainText('Thông báo này đã hết hiệu lực từ sau ngày 05/02/2024');
  await expectGood(page);
});

test('events: one to come, one that was, all of them', async ({ page, unit }) => {
  test.slow();
  const editor = await approver(page, unit);
  const was = await editor.announce(unit, {
    ...EVENT,
    title: 'Ra quân vệ sinh môi trường đầu năm',
    further: { 'Ngày bắt đầu': LONG_AGO, 'Giờ bắt đầu': '7:00', 'Địa điểm': 'Nhà văn hóa khu phố' },
  });
  const comes = await editor.announce(unit, { ...EVENT, title: `Lần hai: ${EVENT.title}` });

  await open(page, comes);
  await expect(page.getByRole('article').locator('.when')).toContainText('07:30, Thứ Bảy ngày 15/08/2099');
  await expectGood(page);
  await page.getByRole('navigation', { name: 'Mục chính' }).getByRole('link', { name: 'Sự kiện' }).click();
  await expect(page.getByRole('region', { name: 'Sắp tới và đang diễn ra' })).toContainText(`Lần hai: ${EVENT.title}`);
  await expectGood(page);
  await page.getByRole('region', { name: 'Đã diễn ra' }).getByRole('link').first().click();
  await expect(page).toHaveURL(was);
  await expect(page.getByRole('article')).toContainText('Sự kiện đã diễn ra.');
  await expectGood(page);
});

test('pages: the tree, and one of each level', async ({ page, unit }) => {
  test.slow();
  const editor = await approver(page, unit);
  let above: string | undefined;
  for (const title of PAGES) {
    const further: Record<string, string> = above ? { 'Nằm dưới trang': above } : {};
    await editor.announce(unit, { ...LONG, title, kind: 'page', further });
    above = title;
  }
  await open(page, commune(unit, '/trang'));
  const links = PAGES.map((title) => page.getByRole('main').getByRole('link', { name: title, exact: true }));
  for (const link of links) await expect(link).toBeVisible();
  await expectGood(page);
  for (const [level, title] of PAGES.entries()) {
    // Each leads to the one below it.
    await page.getByRole('main').getByRole('link', { name: title, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(page.getByRole('navigation', { name: 'Đường dẫn' }).getByRole('link')).toHaveText(['Thông tin cần biết', ...PAGES.slice(0, level)]);
    await expectGood(page);
  }
});

test('a unit that publishes none of it: no entry in the menu, and lists that say so', async ({ page }) => {
  await open(page, commune(WITHOUT_NEWS));
  const menu = page.getByRole('navigation', { name: 'Mục chính' });
  for (const name of ['Thông báo', 'Sự kiện', 'Thông tin cần biết']) await expect(menu.getByRole('link', { name })).toHaveCount(0);
  for (const path of ['/thong-bao', '/su-kien', '/trang']) {
    await open(page, commune(WITHOUT_NEWS, path));
    await expect(page.locator('.none')).toContainText('sẽ hiện ở đây');
    await expectGood(page);
  }
  for (const path of ['/chuyen-muc/khong-co', '/ban-in/khong-co']) await open(page, commune(WITHOUT_NEWS, path), 404);
});
