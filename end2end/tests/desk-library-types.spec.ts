// The library, the page of a picture or file, and bringing a Word file, in each state: judged by axe, at both widths and
// enlarged. Several states in one test, each looked at in four sizes: such tests may take three times as long as others.
import { expectGood } from '../support/accessible';
import { deskOf, studio } from '../support/address';
import { Author } from '../support/author';
import { Editor } from '../support/editor';
import { needsIslands } from '../support/islands';
import { DRAWING, paper, photo } from '../support/pictures';
import { expect, test } from '../support/test';

const LONG_NAME = 'Quyết định về việc kiện toàn Tổ công nghệ số cộng đồng khu phố Nguyễn Trường Tộ năm 2024.pdf';

test('the library: empty, while files come, with a refused one, filled, searched, without script', async ({ page, visitor, unit }) => {
  test.slow();
  const author = await Author.of(unit);
  await author.enter(page.context());
  await page.goto(deskOf(unit, '/thu-vien'));
  await needsIslands(page);
  await expect(page.getByText('Cũng có thể kéo tệp vào khung này')).toBeVisible();
  await expectGood(page);
  const choose = page.getByLabel('Chọn ảnh và tệp để đưa vào thư viện');
  const lines = page.locator('.on-the-way li');
  await page.route('**/thu-vien/ke', (route) => new Promise((resolve) => setTimeout(() => resolve(route.continue()), 3_000)), { times: 1 });
  await choose.setInputFiles([photo('Lễ ra quân tổng vệ sinh.png', [800, 600]), DRAWING, paper(LONG_NAME)]);
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expectGood(page);
  await expect(lines.filter({ hasText: 'Ảnh đã xử lý xong.' })).toHaveCount(1);
  await expect(lines.filter({ hasText: 'Không nhận ảnh SVG' })).toHaveCount(1);
  await expect(lines.filter({ hasText: LONG_NAME })).toContainText('Đã nhận.');
  await expectGood(page);

  await page.goto(deskOf(unit, '/thu-vien'));
  await expect(page.locator('.library')).toContainText('Lễ ra quân tổng vệ sinh');
  await expect(page.locator('.library')).toContainText('Chưa có lời mô tả.');
  await expectGood(page);
  await page.getByLabel('Tìm theo tên, lời mô tả, chú thích').fill('không có gì');
  await page.getByRole('button', { name: 'Tìm', exact: true }).click();
  await expect(page.getByText('Không tìm thấy tệp nào')).toBeVisible();
  await expectGood(page);

  const plain = await visitor({ javaScriptEnabled: false });
  await author.enter(plain.context());
  await plain.goto(deskOf(unit, '/thu-vien'));
  await plain.getByLabel('Chọn ảnh và tệp để đưa vào thư viện').setInputFiles([DRAWING]);
  await plain.getByRole('button', { name: 'Đưa vào thư viện', exact: true }).click();
  await expect(plain.getByRole('alert')).toContainText('1 tệp không nhận được');
});

test('the page of a picture and of a file: as brought, with a fault, described, used', async ({ page, unit }) => {
  test.slow();
  const author = await Author.of(unit);
  await author.enter(page.context());
  await page.goto(deskOf(unit, '/thu-vien'));
  await needsIslands(page);
  await expect(page.getByText('Cũng có thể kéo tệp vào khung này')).toBeVisible();
  const lines = page.locator('.on-the-way li');
  await page.getByLabel('Chọn ảnh và tệp để đưa vào thư viện').setInputFiles([photo('Bà con trồng cây.png', [1200, 800]), paper('Lịch tiếp dân.pdf')]);
  await expect(lines.filter({ hasText: 'Bà con trồng cây.png' })).toContainText('Ảnh đã xử lý xong.');
  await expect(lines.filter({ hasText: 'Lịch tiếp dân.pdf' })).toContainText('Đã nhận.');
  const paperPage = (await page.getByRole('link', { name: /^Xem trang của tệp: Lịch/ }).getAttribute('href')) ?? '';
  await page.getByRole('link', { name: /^Viết lời mô tả cho ảnh: Bà con/ }).click();
  await expect(page.locator('.whole-picture img')).toBeVisible();
  await expectGood(page);
  await page.getByLabel('Ảnh cho thấy gì').fill('IMG_5195.jpg');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page).toHaveTitle(/^Cần sửa – /);
  await expectGood(page);
  await page.getByLabel('Ảnh cho thấy gì').fill('Bà con ấp Tây trồng cây ven đường');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await expect(page.getByRole('status')).toContainText('Đã lưu.');
  const mark = ((await page.locator('code.mark').textContent()) ?? '').trim();
  const pictured = page.url().split('?')[0] ?? '';
  await author.publish({ title: 'Ấp Tây trồng cây', body: `Sáng nay.\n\n${mark}` });
  await page.goto(pictured);
  await expect(page.getByRole('region', { name: 'Được dùng trong' })).toContainText('Đang công khai');
  await expectGood(page);
  await page.goto(new URL(paperPage, pictured).href);
  await expect(page.getByRole('link', { name: 'Tải tệp về' })).toBeVisible();
  await expectGood(page);
});

test('the editor with the library open: looked through, chosen, refused', async ({ page, unit }) => {
  test.slow();
  await (await Author.of(unit)).enter(page.context());
  const editor = new Editor(page);
  await editor.begin(unit);
  await editor.isAwake();
  await page.getByRole('button', { name: 'Ảnh, tệp…' }).click();
  const panel = page.getByRole('group', { name: 'Chèn ảnh hoặc tệp' });
  await panel.getByLabel('Chọn ảnh hoặc tệp từ máy').setInputFiles([photo('Hội thao.png', [600, 400]), DRAWING, paper('Điều lệ.pdf')]);
  await expect(panel.locator('.on-the-way li').filter({ hasText: 'Hội thao.png' })).toContainText('Ảnh đã xử lý xong.');
  await expect(panel.locator('.on-the-way li').filter({ hasText: 'Điều lệ.pdf' })).toContainText('Đã nhận.');
  await expect(panel.getByRole('radio', { name: /Hội thao/ })).toBeChecked();
  await panel.getByRole('button', { name: 'Chèn', exact: true }).click();
  await expect(panel.locator('.fault')).toBeVisible();
  await expectGood(page);
  await panel.getByLabel('Hoặc tìm trong thư viện').fill('chưa ai gọi thế');
  await expect(panel.getByText('Thư viện không có ảnh hay tệp nào như vậy.')).toBeVisible();
  await expectGood(page);
});

test('a Word file: the way in, and one that is refused', async ({ page, unit }) => {
  await (await Author.of(unit)).enter(page.context());
  await page.goto(deskOf(unit, '/tu-word'));
  await expectGood(page);
  await page.getByLabel('Tệp Word (.docx)').setInputFiles(paper('thong-bao.docx'));
  await page.getByRole('button', { name: 'Đưa vào bản nháp mới' }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page).toHaveTitle(/^Cần sửa – /);
  await expectGood(page);
});

test('every sample of these pages, and the pieces of the islands, in the style guide', async ({ page, unit }) => {
  test.slow();
  await (await Author.of(unit, 'team_member', 'Phạm Thị Mỹ Ẩn')).enter(page.context());
  await page.goto(studio('/mau-giao-dien'));
  const samples = page.locator('a[href*="/LibraryPage/"], a[href*="/LibraryFile/"], a[href*="/WordImport/"]');
  const hrefs = await samples.evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  expect(hrefs.length).toBeGreaterThanOrEqual(12);
  await expectGood(page);
  for (const href of hrefs) {
    await page.goto(href);
    await expectGood(page);
  }
});
