// The province writes once: it stands with every commune, one of them says it in its own voice, a correction arrives under
// that, and a withdrawal takes it off every page. On a server of its own, since every page of the province changes.
import type { Page } from '@playwright/test';
import { expectGood } from '../support/accessible';
import { commune, deskOf, port, portal } from '../support/address';
import { Author } from '../support/author';
import { follow, tabTo } from '../support/keyboard';
import { get } from '../support/request';
import { expect, testWithOwnServer as test, WITHOUT_SCRIPT } from '../support/test';

const PROVINCE = 'tinh-ba-ria-vung-tau';
const UNIT = 'xa-hoa-long';
const TITLE = 'Lệ phí đăng ký hộ tịch năm 2024';
const SLUG = 'le-phi-dang-ky-ho-tich-nam-2024';
const SHARED = `/noi-dung-chung/${PROVINCE}/${SLUG}`;
const text = (fee: string) => `Lệ phí đăng ký khai sinh quá hạn: **${fee} đồng**.\n\nNộp tại Ủy ban nhân dân cấp xã.`;

for (const script of [true, false]) {
  test.describe(script ? 'with script' : 'without script', { tag: script ? [] : WITHOUT_SCRIPT }, () => {
    test.use({ javaScriptEnabled: script });

    // axe is a script itself.
    const good = async (on: Page) => {
      if (script) await expectGood(on);
    };

    test('what is shared is adapted, corrected under the adaptation, and taken back everywhere', async ({ page, visitor }) => {
      test.slow();
      const province = await Author.of(PROVINCE, 'province_editor', 'Nguyễn Thị Ngọc Lan');
      await province.enter(page.context());
      const article = await province.publish({ title: TITLE, body: text('10.000') });
      const source = portal(`/tin-tuc/${SLUG}`);
      await page.goto(article.desk);
      await page.getByRole('link', { name: 'Đăng chung với đơn vị khác' }).click();
      await good(page);
      await page.getByRole('button', { name: 'Đăng chung' }).click();
      await expect(page.getByRole('alert')).toContainText('Dành cho: hãy chọn ít nhất một nơi nhận.');
      await good(page);
      await page.getByLabel('Mọi xã, phường, thị trấn').check();
      await page.getByLabel('Hình thức').selectOption('bat-buoc');
      await page.getByLabel('Tiêu đề', { exact: true }).check();
      await page.getByLabel('Nội dung', { exact: true }).check();
      await page.getByRole('button', { name: 'Đăng chung' }).click();
      await expect(page.getByRole('status')).toContainText('Nơi nhận thấy thay đổi ngay.');
      await expect(page.getByText('82/82')).toBeVisible();
      await good(page);
      const terms = page.url().split('?')[0] ?? '';

      // Every commune shows it, with its source; the twin as well.
      for (const unit of [UNIT, 'xa-phuoc-hung', 'phuong-phuoc-hung']) {
        const { status, body } = await get(port(), `${unit}.localhost:${port()}`, SHARED);
        expect(status).toBe(200);
        expect(body).toContain(`<link rel="canonical" href="${source}">`);
      }

      // A commune says it in its own voice.
      const editor = await visitor({ javaScriptEnabled: script });
      await (await Author.of(UNIT, 'approver', 'Trần Văn Hải')).enter(editor.context());
      await editor.goto(deskOf(UNIT));
      await editor.getByRole('link', { name: '1 nội dung dùng chung cần xem' }).click();
      await good(editor);
      await editor.getByRole('link', { name: TITLE }).click();
      await good(editor);
      await editor.getByRole('link', { name: 'Chép bản gốc vào các ô để sửa' }).click();
      await editor.getByLabel('Lời dẫn của đơn vị').fill('Bà con xã Hòa Long nộp ở **bộ phận một cửa**.');
      await editor.getByLabel('Nội dung của đơn vị').fill(`${text('10.000')} Trả bằng mã QR cũng được.`);
      await editor.getByLabel('Tóm tắt của đơn vị').waitFor({ state: 'detached' });
      await editor.getByLabel('Liên hệ tại địa phương').fill('Bà Nguyễn Thị Lan: 0254 3852 123.');
      await editor.getByRole('button', { name: 'Lưu và đăng phần riêng' }).click();
      await expect(editor.getByRole('status')).toContainText('Đã đăng phần riêng của đơn vị.');
      await good(editor);
      const received = editor.url().split('?')[0] ?? '';
      const resident = await visitor({ javaScriptEnabled: script });
      await resident.goto(commune(UNIT, '/tin-tuc'));
      await expect(resident.getByText('Nguồn: Tỉnh Bà Rịa - Vũng Tàu')).toBeVisible();
      await resident.getByRole('link', { name: TITLE }).click();
      await expect(resident.getByText('Trả bằng mã QR cũng được.')).toBeVisible();
      await expect(resident.getByText('Phần nội dung do xã Hòa Long viết')).toBeVisible();
      await good(resident);

      // The correction arrives under it.
      await page.goto(article.desk);
      await page.getByRole('textbox', { name: 'Nội dung', exact: true }).fill(text('15.000'));
      await page.getByRole('button', { name: 'Lưu và đăng' }).click();
      await expect(page.getByRole('status').first()).toContainText('Đã đăng');
      await resident.reload();
      await expect(resident.getByText('10.000 đồng')).toBeVisible();
      await expect(resident.getByRole('link', { name: 'bản gốc của tỉnh Bà Rịa - Vũng Tàu' })).toHaveAttribute('href', source);
      await good(resident);
      await editor.goto(received);
      const both = editor.getByRole('region', { name: 'Bản gốc đã đổi chỗ đơn vị viết lại' });
      await expect(both).toContainText('15.000');
      await good(editor);
      await editor.getByRole('link', { name: 'Ghép chỗ đổi của bản gốc vào ô Nội dung' }).click();
      await expect(editor.getByLabel('Nội dung của đơn vị')).toHaveValue(`${text('15.000')} Trả bằng mã QR cũng được.`);
      await editor.getByRole('button', { name: 'Lưu và đăng phần riêng' }).click();
      await expect(editor.getByRole('status')).toContainText('Đã đăng phần riêng');
      await expect(both).toHaveCount(0);
      await resident.reload();
      await expect(resident.getByText('15.000 đồng')).toBeVisible();
      await expect(resident.getByText('Trả bằng mã QR cũng được.')).toBeVisible();
      await page.goto(terms);
      await expect(page.getByRole('row', { name: 'Xã Hòa Long' })).toContainText('có');
      await good(page);

      // Taken back once, gone everywhere.
      await province.withdraw(article, 'in_error', 'Mức lệ phí nêu sai.');
      for (const unit of [UNIT, 'xa-phuoc-hung', 'phuong-phuoc-hung']) {
        const { status, body } = await get(port(), `${unit}.localhost:${port()}`, SHARED);
        expect(status).toBe(410);
        expect(body).not.toContain('mã QR');
      }
      await resident.goto(commune(UNIT, '/tin-tuc'));
      await expect(resident.getByRole('link', { name: TITLE })).toHaveCount(0);
      await page.goto(portal('/tin-tuc'));
      await expect(page.getByRole('link', { name: TITLE })).toHaveCount(0);

      // What the lists of sharing look like, and what a unit follows.
      await page.goto(deskOf(PROVINCE, '/da-chia-se'));
      await expect(page.getByRole('link', { name: TITLE })).toBeVisible();
      await good(page);
      await editor.goto(deskOf(UNIT, '/theo-doi'));
      await good(editor);
      await editor.getByRole('combobox', { name: 'Đơn vị' }).selectOption({ label: 'Tỉnh Bà Rịa - Vũng Tàu' });
      await editor.getByRole('button', { name: 'Chọn đơn vị' }).click();
      await editor.getByLabel('Theo dõi gì').selectOption({ label: 'Mọi thông báo' });
      await editor.getByRole('button', { name: 'Theo dõi', exact: true }).click();
      await expect(editor.getByRole('status')).toContainText('Đã theo dõi.');
      await good(editor);
      await editor.getByRole('button', { name: 'Thôi theo dõi' }).click();
      await expect(editor.getByRole('status')).toContainText('Đã thôi theo dõi.');
    });
  });
}

test('what is offered is shared, declined with a reason and taken after all by keyboard alone', async ({ page, visitor }) => {
  test.slow();
  const button = (on: Page, name: string) => on.getByRole('button', { name, exact: true });
  const province = await Author.of(PROVINCE, 'province_editor', 'Nguyễn Thị Ngọc Lan');
  await province.enter(page.context());
  const article = await province.publish({ title: TITLE, body: text('10.000') });
  await page.goto(article.desk);
  await tabTo(page, page.getByRole('link', { name: 'Đăng chung với đơn vị khác' }));
  await follow(page);
  await tabTo(page, page.getByLabel('Mọi xã, phường, thị trấn'));
  await page.keyboard.press('Space');
  const mode = page.getByLabel('Hình thức');
  await tabTo(page, mode, 200);
  await page.keyboard.press('End');
  await expect(mode).toHaveValue('goi-y');
  await tabTo(page, button(page, 'Đăng chung'));
  await follow(page);
  await expect(page.getByRole('status')).toContainText('Nơi nhận thấy thay đổi ngay.');

  const editor = await visitor();
  await (await Author.of(UNIT, 'approver', 'Trần Văn Hải')).enter(editor.context());
  await editor.goto(deskOf(UNIT));
  await tabTo(editor, editor.getByRole('link', { name: '1 nội dung dùng chung cần xem' }));
  await follow(editor);
  await tabTo(editor, editor.getByRole('link', { name: TITLE }));
  await follow(editor);
  await tabTo(editor, editor.getByText('Không dùng…'));
  await editor.keyboard.press('Enter');
  await tabTo(editor, button(editor, 'Không dùng trên trang của đơn vị'));
  await follow(editor);
  await expect(editor.getByRole('alert')).toContainText('Lý do không dùng: hãy viết');
  const reason = editor.getByLabel('Lý do không dùng');
  await tabTo(editor, reason);
  await editor.keyboard.insertText('Xã đã có bài riêng');
  await tabTo(editor, button(editor, 'Không dùng trên trang của đơn vị'));
  await follow(editor, 'Space');
  await expect(editor.getByRole('status')).toContainText('Đã ghi là không dùng.');
  await tabTo(editor, button(editor, 'Dùng nguyên văn trên trang của đơn vị'));
  await follow(editor);
  await expect(editor.getByRole('status')).toContainText('Đã đưa lên trang của đơn vị.');
  await tabTo(editor, editor.getByRole('link', { name: 'Xem ở trang của đơn vị' }));
  await follow(editor);
  await expect(editor.getByRole('heading', { level: 1 })).toHaveText(TITLE);
});
