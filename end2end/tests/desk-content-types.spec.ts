// Where notices, events, pages and categories are written, in each state: judged by axe, at both widths and enlarged.
// Several states in one test, each looked at in four sizes: such tests may take three times as long as others.
import type { Page } from '@playwright/test';
import { expectGood } from '../support/accessible';
import { deskOf } from '../support/address';
import { LONG, short } from '../support/articles';
import { Author } from '../support/author';
import { EVENT, LONG_AGO, NOTICE, PAGES } from '../support/content';
import { Editor } from '../support/editor';
import { KINDS, type Kind } from '../support/kinds';
import { expect, test } from '../support/test';

async function expectRefused(page: Page, faults: number): Promise<void> {
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page.getByRole('alert').getByRole('link')).toHaveCount(faults);
  await expect(page).toHaveTitle(/^Cần sửa – /);
  await expectGood(page);
}

test('the categories: none, with a fault, the usual ones, one named anew and retired', async ({ page, unit }) => {
  test.slow();
  await (await Author.of(unit)).enter(page.context());
  await page.goto(deskOf(unit));
  await page.getByRole('link', { name: 'Chuyên mục', exact: true }).click();
  await expect(page.getByText('Chưa có chuyên mục nào.')).toBeVisible();
  await expectGood(page);
  await page.getByRole('button', { name: 'Thêm', exact: true }).click();
  await expectRefused(page, 1);

  await page.getByRole('button', { name: 'Thêm các chuyên mục thường dùng' }).click();
  await expect(page.locator('.rows h2')).toHaveCount(6);
  await expect(page.getByRole('button', { name: 'Thêm các chuyên mục thường dùng' })).toHaveCount(0);
  await page.getByLabel('Tên chuyên mục', { exact: true }).fill('chuyển đổi SỐ');
  await page.getByRole('button', { name: 'Thêm', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Đã có chuyên mục tên này.');
  await expectRefused(page, 1);

  const long = 'Bảo vệ nền tảng tư tưởng của Đảng, đấu tranh phản bác các quan điểm sai trái';
  await page.getByLabel('Sửa chuyên mục Kinh tế - xã hội', { exact: true }).click();
  await expectGood(page);
  const row = page.locator('.rows li').filter({ has: page.getByRole('heading', { name: 'Kinh tế - xã hội' }) });
  await row.getByLabel('Đổi tên thành').fill(long);
  await row.getByRole('button', { name: 'Đổi tên: Kinh tế - xã hội' }).click();
  await expect(page.getByRole('status')).toContainText('Đã lưu.');
  for (const button of ['Ngừng dùng', 'Lên']) {
    await page.getByLabel(`Sửa chuyên mục ${long}`, { exact: true }).click();
    await page.getByRole('button', { name: `${button}: ${long}` }).click();
  }
  await expect(page.locator('.rows .state')).toHaveText('Đã ngừng dùng');
  await expect(page.locator('.rows h2').nth(1)).toHaveText(long);
  await expectGood(page);
});

for (const kind of ['notice', 'event', 'page'] as const) {
  test(`the editor of ${kind}s, new`, async ({ page, unit }) => {
    await (await Author.of(unit)).enter(page.context());
    await new Editor(page).begin(unit, kind);
    await expectGood(page);
  });
}

test('a notice: with a fault, without a last day, with one that is over', async ({ page, unit }) => {
  test.slow();
  await (await Author.of(unit)).enter(page.context());
  const editor = new Editor(page);
  const publish = page.getByRole('button', { name: 'Đăng bài', exact: true });
  await editor.begin(unit, 'notice');
  await editor.fill(NOTICE);
  await editor.fillFurther({ 'Có hiệu lực đến hết ngày': '31/02/2024' });
  await page.getByRole('button', { name: 'Lưu bản nháp' }).click();
  await expectRefused(page, 1);

  // What cannot be published yet is saved all the same, and the reason stands beside the button.
  await editor.fillFurther({ 'Có hiệu lực đến hết ngày': '' });
  await page.getByRole('button', { name: 'Lưu và đăng' }).click();
  await editor.isIn('Bản nháp');
  await expect(publish).toHaveAccessibleDescription(/Thông báo chưa có ngày hết hiệu lực/);
  await expectGood(page);
  await editor.fillFurther({ 'Có hiệu lực đến hết ngày': LONG_AGO });
  await editor.saveDraft();
  await expect(publish).toHaveAttribute('aria-disabled', 'true');
  await expect(publish).toHaveAccessibleDescription(/Ngày hết hiệu lực đã qua/);
  await expectGood(page);
});

test('an event: that ends before it begins, without a day, published', async ({ page, unit }) => {
  test.slow();
  await (await Author.of(unit)).enter(page.context());
  const editor = new Editor(page);
  await editor.begin(unit, 'event');
  await editor.fill(EVENT);
  await editor.fillFurther({ ...EVENT.further, 'Ngày kết thúc': '14/08/2099', 'Giờ kết thúc': '' });
  await page.getByRole('button', { name: 'Lưu và đăng' }).click();
  await expect(page.getByLabel('Ngày kết thúc', { exact: true })).toHaveAccessibleDescription(/phải sau lúc bắt đầu/);
  await expectRefused(page, 1);
  await page.getByRole('alert').getByRole('link').click();
  await expect(page.getByLabel('Ngày kết thúc', { exact: true })).toBeFocused();

  await editor.fillFurther({ 'Ngày bắt đầu': 'mai', 'Giờ bắt đầu': '25 giờ', 'Ngày kết thúc': '31/02/2024', 'Giờ kết thúc': 'chiều' });
  await page.getByRole('button', { name: 'Lưu bản nháp' }).click();
  await expectRefused(page, 4);

  await editor.fillFurther({ 'Ngày bắt đầu': '', 'Giờ bắt đầu': '', 'Ngày kết thúc': '', 'Giờ kết thúc': '' });
  await editor.saveDraft();
  await expect(page.getByRole('button', { name: 'Đăng bài', exact: true })).toHaveAccessibleDescription(/Sự kiện chưa có ngày bắt đầu/);
  await editor.fillFurther(EVENT.further ?? {});
  await page.getByRole('button', { name: 'Lưu và đăng' }).click();
  await editor.isIn('Đã đăng');
  await expectGood(page);
  await page.getByRole('link', { name: 'Xem trước cả trang' }).click();
  await expect(page.getByText('Bản xem trước.')).toBeVisible();
  await expectGood(page);
});

test('a page: with a fault, and under others', async ({ page, unit }) => {
  test.slow();
  const author = await Author.of(unit);
  await author.enter(page.context());
  const top = await author.publish({ ...LONG, title: PAGES[0] }, 'page');
  await author.publish({ ...LONG, title: PAGES[1] }, 'page', { trang_tren: top.desk.split('/').pop() ?? '' });
  const editor = new Editor(page);
  await editor.begin(unit, 'page');
  await editor.fill({ ...LONG, title: PAGES[2] });
  await editor.fillFurther({ 'Nằm dưới trang': PAGES[1], 'Thứ tự': '1000' });
  await page.getByRole('button', { name: 'Lưu bản nháp' }).click();
  await expectRefused(page, 1);
  await expect(page.getByLabel('Nằm dưới trang', { exact: true }).locator('option:checked')).toContainText(PAGES[1]);
  await editor.fillFurther({ 'Thứ tự': '2' });
  await editor.saveDraft();
  await page.getByRole('link', { name: 'Xem trước cả trang' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(PAGES[2]);
  await expectGood(page);
});

test('the list, filtered by kind', async ({ page, unit }) => {
  test.slow();
  const author = await Author.of(unit);
  await author.enter(page.context());
  const days: Partial<Record<Kind, Record<string, string>>> = { notice: { hieu_luc_den: '31/12/2099' }, event: { ngay_bat_dau: '15/08/2099' } };
  for (const kind of ['article', 'notice', 'event', 'page'] as const) {
    await author.publish(short(`${KINDS[kind].begin}: một dòng`), kind, days[kind]);
  }
  await page.goto(deskOf(unit));
  await expectGood(page);
  const filter = page.getByRole('navigation', { name: 'Lọc theo loại' });
  for (const [kind, name] of [['notice', 'Thông báo'], ['event', 'Sự kiện'], ['page', 'Trang thông tin']] as const) {
    await filter.getByRole('link', { name, exact: true }).click();
    await expect(filter.locator('[aria-current=page]')).toHaveText(name);
    await expect(page.getByRole('link', { name: `${KINDS[kind].begin}: một dòng`, exact: true })).toBeVisible();
    await expect(page.getByRole('link', { name: `${KINDS.article.begin}: một dòng`, exact: true })).toHaveCount(0);
  }
  await expectGood(page);
  await page.getByRole('navigation', { name: 'Lọc theo trạng thái' }).getByRole('link', { name: 'Đã đăng (' }).click();
  await expect(filter.locator('[aria-current=page]')).toHaveText('Trang thông tin');
});
